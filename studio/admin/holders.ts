import type { PersonAnswer, Team } from '../../schemas/generated/api.ts';

/** Ids of a team and of all teams beneath it. */
export function teamsWithin(id: string, teams: readonly Team[]): ReadonlySet<string> {
  const found = new Set([id]);
  // A set is gone through in the order in which it grows.
  for (const above of found) for (const team of teams) if (team.parent === above) found.add(team.id);
  return found;
}

/** Who holds a role, by themselves or by a team that gives it to its members and those of teams beneath. By name; people who are disabled as well. */
export function holdersOf(role: string, people: readonly PersonAnswer[], teams: readonly Team[]): readonly PersonAnswer[] {
  const giving = teams.filter((team) => team.roles.includes(role)).flatMap((team) => [...teamsWithin(team.id, teams)]);
  const reached = new Set(giving);
  return people.filter((person) => person.roles.includes(role) || person.teams.some((team) => reached.has(team.id)));
}
