import { standingOf } from './oracle-people.ts';
import type { Person, World } from './world/world.ts';

/** The people as whom the proof looks. */
export interface ChosenPeople {
  readonly chosen: readonly Person[];
  /** All who may sign in. */
  readonly active: number;
}

/** What rights somebody has, apart from which records they own. */
function grantSet(world: World, person: Person): string {
  const { roles, subjects, territories, managed } = standingOf(world, person);
  const teams = [...subjects].filter((subject) => subject.startsWith('team:'));
  return JSON.stringify([[...roles].sort(), teams.sort(), [...territories].sort(), managed.size > 1]);
}

/** Everybody who may sign in, or one for each distinct set of grants: people with the same roles, teams and territories are told apart by their records only. */
export function choosePeople(world: World, everyone: boolean): ChosenPeople {
  const active = [...world.people.values()].filter((person) => person.active);
  const sets = new Map(active.toReversed().map((person) => [grantSet(world, person), person]));
  return { chosen: everyone ? active : [...sets.values()].reverse(), active: active.length };
}
