import type { Node, Person, World } from './world/world.ts';

/** What rows give to a person beside the roles: worked out from the rows, step by step. */
export interface Standing {
  /** Roles held: those given to the person, to their teams and to the teams above. */
  readonly roles: readonly string[];
  /** To whom something is shared that is shared with the person. */
  readonly subjects: ReadonlySet<string>;
  readonly colleagues: ReadonlySet<string>;
  readonly managed: ReadonlySet<string>;
  readonly territories: ReadonlySet<string>;
}

const managedLevels = 3;

function above(tree: readonly Node[], from: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (
    let ids = from;
    ids.length > 0;
    ids = tree.filter(({ id, parent }) => ids.includes(id) && parent !== null && !found.has(parent)).map((node) => node.parent ?? '')
  )
    for (const id of ids) found.add(id);
  return found;
}

function beneath(tree: readonly Node[], from: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let ids = from; ids.length > 0; ids = tree.filter(({ id, parent }) => parent !== null && ids.includes(parent) && !found.has(id)).map((node) => node.id))
    for (const id of ids) found.add(id);
  return found;
}

function reports(world: World, person: string): ReadonlySet<string> {
  const found = new Set([person]);
  for (let level = 0; level < managedLevels; level += 1)
    for (const { id } of [...world.people.values()].filter(({ manager }) => manager !== null && found.has(manager))) found.add(id);
  return found;
}

export function standingOf(world: World, person: Person): Standing {
  const teams = world.teamMembers.filter((member) => member.person === person.id).map(({ team }) => team);
  const higher = above(world.teams, teams);
  const lower = beneath(world.teams, teams);
  const roles = [...new Set([...person.roles, ...world.teamRoles.filter(({ team }) => higher.has(team)).map(({ role }) => role)])];
  const land = world.territoryMembers.filter((member) => member.person === person.id).map(({ territory }) => territory);
  return {
    roles,
    subjects: new Set([`user:${person.id}`, ...[...higher].map((team) => `team:${team}`), ...roles.map((role) => `role:${role}`)]),
    colleagues: new Set(world.teamMembers.filter(({ team }) => lower.has(team)).map((member) => member.person)),
    managed: reports(world, person.id),
    territories: beneath(world.territories, land),
  };
}
