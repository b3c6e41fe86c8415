import { AppError } from '../errors/app-error.ts';
import type { Model, ObjectModel } from '../metadata/model.ts';
import type { Actor, UserActor } from './actor.ts';
import { grantsFor, holdsAdmin } from './grants.ts';

/** What a limit of a role counts the records of, and the member of the role document that says it. */
const members = { export: 'export_rows', bulk: 'bulk_rows' } as const;
export type LimitedAction = keyof typeof members;

const defaultReadsPerHour = 20_000;

/** A limit that the actor's roles set, named as the role document names it. */
export interface RowLimit {
  readonly name: (typeof members)[LimitedAction];
  readonly most: number;
}

/**
 * The most records of an object that the actor may export at once, or write by one bulk call; undefined where there is no limit. Of the roles
 * that let the actor do it the most generous counts, and one that says nothing is unlimited; a role that does not let them do it widens
 * nothing. Administrators and the system have no limit.
 */
export function rowLimit(model: Model, actor: Actor, object: ObjectModel, action: LimitedAction): RowLimit | undefined {
  if (actor.kind === 'system' || holdsAdmin(model, actor)) return undefined;
  const name = members[action];
  const granting = grantsFor(model, actor, object).filter(({ grant }) => grant.actions.includes(action) && (action !== 'export' || grant.list !== false));
  const limits = granting.map(({ role }) => model.roles.get(role)?.limits?.[name] ?? Number.POSITIVE_INFINITY);
  const most = Math.max(...limits);
  return Number.isFinite(most) ? { name, most } : undefined;
}

/** The refusal of what is more than a limit; `limit` and `most` in the answer say which and how many. */
export function limitExceeded({ name, most }: RowLimit, message: string): AppError {
  return new AppError('limit_exceeded', message, { issues: [{ pointer: '', message }], extra: { limit: name, most } });
}

/** Records read in an hour above which administrators are told of the person: the most generous of all roles; a role that says nothing means 20,000. */
export function readsPerHour(model: Model, actor: UserActor): number {
  const roles = actor.roles.flatMap((name) => model.roles.get(name) ?? []);
  return roles.length === 0 ? defaultReadsPerHour : Math.max(...roles.map(({ limits }) => limits?.reads_per_hour ?? defaultReadsPerHour));
}
