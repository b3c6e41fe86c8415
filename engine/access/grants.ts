import { stands } from '../errors/guards.ts';
import type { Model, ObjectModel } from '../metadata/model.ts';
import type { Actor, UserActor } from './actor.ts';
import type { Grant } from './row-rules.ts';

/** A grant that applies to an object, and where it stands. */
export interface AppliedGrant {
  readonly grant: Grant;
  /** Name of the role, or `everyone` for what all who are signed in may. */
  readonly role: string;
  /** Place among the role's grants. */
  readonly index: number;
}

// Everyone signed in may see colleagues' names, or no owner could be shown.
const readPeople: AppliedGrant = {
  grant: { object: 'user', actions: ['read'], rows: 'all', read: ['name', 'active'] },
  role: 'everyone',
  index: 0,
};

/** The grants of all the actor's roles for the object. A grant for the object itself replaces the same role's grant for every object. */
export function grantsFor(model: Model, actor: UserActor, object: ObjectModel): readonly AppliedGrant[] {
  const found: AppliedGrant[] = object.name === 'user' ? [readPeople] : [];
  if (!reachesObject(actor, object)) return found;
  for (const role of [...new Set(actor.roles)].sort()) {
    const grants = model.roles.get(role)?.grants ?? [];
    const named = grants.some((grant) => grant.object === object.name);
    for (const [index, grant] of grants.entries()) if (grant.object === (named ? object.name : '*')) found.push({ grant, role, index });
  }
  return found;
}

/** Whether an actor who is limited to some objects reaches this one: it is named, or holds the lines of one that is. Roles are another question. */
export function reachesObject(actor: Actor, object: ObjectModel): boolean {
  if (actor.kind === 'system' || actor.only === undefined || !stands('token_objects')) return true;
  const owner = object.parent?.target;
  return actor.only.includes(object.name) || (owner !== undefined && actor.only.includes(owner));
}

/** Whether a role gives the actor everything, within the objects the actor is limited to. */
export function holdsAdmin(model: Model, actor: UserActor): boolean {
  return actor.roles.some((name) => model.roles.get(name)?.admin === true);
}

// Actors are not changed once made, and most act more than once.
const keys = new WeakMap<Model, WeakMap<UserActor, string>>();

/** Names the set of roles, shares by rule and the limit: two actors with the same key are granted the same, apart from what fills the slots of statements. */
export function grantsKey(model: Model, actor: Actor): string {
  if (actor.kind === 'system') return '*';
  const known = keys.get(model) ?? new WeakMap<UserActor, string>();
  keys.set(model, known);
  const key = known.get(actor);
  if (key !== undefined) return key;
  const made = makeKey(model, actor);
  known.set(actor, made);
  return made;
}

function makeKey(model: Model, actor: UserActor): string {
  const admin = holdsAdmin(model, actor);
  const roles = admin ? '*' : [...actor.roles].sort().join('+');
  const shares = admin ? [] : actor.rights.shareRules.map(({ id }) => id).sort();
  const shared = shares.length === 0 ? roles : `${roles} shares ${shares.join('+')}`;
  return actor.only === undefined ? shared : `${shared} only ${[...actor.only].sort().join('+')}`;
}

/** Whether the actor holds a role with admin rights and no limit. The system does. */
export function isAdmin(model: Model, actor: Actor): boolean {
  return grantsKey(model, actor) === '*';
}
