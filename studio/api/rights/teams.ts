import type { Team, TeamRequest, TeamUpdate } from '../../../schemas/generated/api.ts';
import { request } from '../request.ts';
import { readAll } from './read-all.ts';

const base = '/api/teams';
const one = (id: string) => `${base}/${encodeURIComponent(id)}`;

/** All teams, by name. */
export function listTeams(signal?: AbortSignal): Promise<readonly Team[]> {
  return readAll<Team>(base, signal);
}

export async function createTeam(body: TeamRequest): Promise<Team> {
  return (await request<Team>('POST', base, { body })).data;
}

export async function updateTeam(id: string, body: TeamUpdate): Promise<Team> {
  return (await request<Team>('PATCH', one(id), { body })).data;
}

export async function removeTeam(id: string): Promise<void> {
  await request('DELETE', one(id));
}

/** Puts a person into exactly these teams; in teams where they were before they keep what they are there. */
export async function setTeamsOf(person: string, before: readonly string[], after: readonly string[]): Promise<void> {
  const changed = [...after.filter((id) => !before.includes(id)), ...before.filter((id) => !after.includes(id))];
  for (const id of changed) {
    // As the team is now: others may have changed who is in it.
    const { members } = (await request<Team>('GET', one(id))).data;
    const others = members.filter((member) => member.id !== person).map((member) => ({ user: member.id, lead: member.lead }));
    await updateTeam(id, { members: after.includes(id) ? [...others, { user: person, lead: false }] : others });
  }
}
