import type { WhatIfRequest } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Issue } from '../../errors/issue.ts';
import type { ShareRule } from '../../identity/actor-rights.ts';
import type { Identity } from '../../identity/identity.ts';
import { sql } from '../../sql/sql.ts';
import { type Directory, loadDirectory } from '../explain/directory.ts';
import type { Hypothesis } from './hypothetical-model.ts';

/** A person who holds the role, as they are and as they would be. */
export interface Holder {
  readonly before: UserActor;
  readonly after: UserActor;
}

export interface Holders {
  /** By name. */
  readonly people: readonly Holder[];
  readonly leftOut: number;
}

const mostPeople = 50;

interface Context {
  readonly tx: Tx;
  readonly identity: Pick<Identity, 'person'>;
  readonly now: Date;
}

/** Active people who hold the role, through teams as well; of a role that there is not yet also those who are named. At most fifty. */
export async function roleHolders({ tx, identity, now }: Context, { role, isNew }: Hypothesis, given: WhatIfRequest['holders']): Promise<Holders> {
  if (given !== undefined && !isNew) {
    const message = 'Holders are named only for a role that there is not yet.';
    throw new AppError('bad_request', message, { issues: [{ pointer: '/holders', message }] });
  }
  const directory = await loadDirectory(tx);
  const wanted = new Set([...directory.holdersOf(role.name), ...namedHolders(directory, given)]);
  const active = [...directory.people.values()].filter(({ id, active }) => active && wanted.has(id));
  const chosen = active.slice(0, mostPeople);
  const found = await Promise.all(chosen.map(({ id }) => identity.person(id)));
  const rules = isNew ? await rulesFor(tx, role.name, now) : [];
  const people = found.flatMap((before) => (before ? [{ before, after: isNew ? withRole(before, role.name, rules) : before }] : []));
  return { people, leftOut: active.length - chosen.length };
}

function namedHolders(directory: Directory, given: WhatIfRequest['holders']): readonly string[] {
  const { people = [], teams = [] } = given ?? {};
  const issues: Issue[] = [];
  for (const [index, id] of people.entries())
    if (!directory.people.has(id)) issues.push({ pointer: `/holders/people/${index}`, message: 'there is no such person' });
  for (const [index, id] of teams.entries())
    if (!directory.teams.has(id)) issues.push({ pointer: `/holders/teams/${index}`, message: 'there is no such team' });
  if (issues.length > 0) throw new AppError('bad_request', 'Holders are named that there are not.', { issues });
  return [...people, ...directory.membersBeneath(teams)];
}

/** Shares by rule with the role that is not there yet. */
function rulesFor(tx: Tx, role: string, now: Date): Promise<readonly ShareRule[]> {
  return tx.query<ShareRule>(sql`select id::text as id, object, condition, can, expires_at from sys.share_rule
    where subject = ${`role:${role}`} and (expires_at is null or expires_at > ${now.toISOString()}::timestamptz) order by id`);
}

function withRole(person: UserActor, role: string, rules: readonly ShareRule[]): UserActor {
  const { rights } = person;
  const shareRules = [...rights.shareRules, ...rules.filter(({ id }) => rights.shareRules.every((known) => known.id !== id))];
  return {
    ...person,
    roles: [...new Set([...person.roles, role])].sort(),
    rights: { ...rights, subjects: [...new Set([...rights.subjects, `role:${role}`])], shareRules },
  };
}
