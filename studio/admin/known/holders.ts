import type { PersonAnswer, Team } from '../../../schemas/generated/api.ts';
import { idsWithin } from '../parts/tree-rows.ts';

/** Who holds a role, by themselves or by a team that gives it to its members and those of teams beneath. By name; people who are disabled as well. */
export function holdersOf(role: string, people: readonly PersonAnswer[], teams: readonly Team[]): readonly PersonAnswer[] {
  const reached = new Set(teams.filter((team) => team.roles.includes(role)).flatMap((team) => [...idsWithin(team.id, teams)]));
  return people.filter((person) => person.roles.includes(role) || person.teams.some((team) => reached.has(team.id)));
}
