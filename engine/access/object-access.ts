import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { compileExpression } from '../expressions/compile-expression.ts';
import type { CompiledExpression } from '../expressions/types.ts';
import type { FieldModel, Model, ObjectModel } from '../metadata/model.ts';
import type { Actor, UserActor } from './actor.ts';

export type Action = 'create' | 'read' | 'update' | 'delete' | 'export' | 'bulk' | 'import';

/** Which rows a grant reaches. `key` names the rule, so that equal rules are recognised. */
export interface RowRule {
  readonly key: string;
  readonly own: boolean;
  readonly condition?: CompiledExpression;
}

/** The rows reached by a union of rules: all, none, or those that meet one of the rules. */
export type RowScope = 'all' | 'none' | readonly RowRule[];

/** What one actor may do with one object; decided once per Model and set of roles. */
export interface ObjectAccess {
  rows(action: Action): RowScope;
  /** Rows in which the field may be read. Equal to rows('read') when nothing narrows it. */
  readCell(field: FieldModel): RowScope;
  writeCell(field: FieldModel): RowScope;
  /** True when the cell rule of the field is the row rule of the object, so the bare column may be selected. */
  readsWholeColumn(field: FieldModel): boolean;
}

type Grant = RoleDocument['grants'][number];

interface CompiledGrant {
  readonly grant: Grant;
  readonly rule: RowRule | 'all';
}

const everything: ObjectAccess = { rows: () => 'all', readCell: () => 'all', writeCell: () => 'all', readsWholeColumn: () => true };

// Fields without which a record cannot be addressed or its list be read; they show nothing of its content.
const alwaysReadable = new Set(['id', 'version']);

function covers(list: readonly string[] | undefined, field: string): boolean {
  return list === undefined || list.includes('*') || list.includes(field);
}

function mayRead({ grant }: CompiledGrant, field: FieldModel): boolean {
  if (alwaysReadable.has(field.name)) return true;
  return covers(grant.read, field.name) && !(grant.hide ?? []).includes(field.name);
}

function compileRule(grant: Grant, object: ObjectModel): RowRule | 'all' | undefined {
  const own = grant.rows === 'own';
  if (grant.condition === undefined) return own ? { key: 'own', own } : 'all';
  const compiled = compileExpression(grant.condition, object.scope, 'boolean');
  // A rule that no longer compiles grants nothing: a broken condition must not open rows.
  if (!compiled.ok) return undefined;
  return { key: `${own ? 'own & ' : ''}${compiled.expression.source}`, own, condition: compiled.expression };
}

function union(grants: readonly CompiledGrant[]): RowScope {
  const rules = new Map<string, RowRule>();
  for (const { rule } of grants) {
    if (rule === 'all') return 'all';
    rules.set(rule.key, rule);
  }
  return rules.size === 0 ? 'none' : [...rules.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
}

function sameScope(left: RowScope, right: RowScope): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  return left.length === right.length && left.every((rule, index) => rule.key === right[index]?.key);
}

function decide(object: ObjectModel, grants: readonly CompiledGrant[], formulaInputs: (field: FieldModel) => readonly FieldModel[]): ObjectAccess {
  const having = (action: Action): readonly CompiledGrant[] => grants.filter(({ grant }) => grant.actions.includes(action));
  const rows = new Map<Action, RowScope>();
  const cells = new Map<string, RowScope>();
  const rowsOf = (action: Action): RowScope => {
    const known = rows.get(action) ?? union(having(action));
    rows.set(action, known);
    return known;
  };
  const readCell = (field: FieldModel): RowScope => {
    const known = cells.get(field.name);
    if (known) return known;
    // A formula shows what its inputs say, so it needs a grant that reads all of them.
    const inputs = [field, ...formulaInputs(field)].filter((input) => input.object === object.name);
    const scope = union(having('read').filter((grant) => inputs.every((input) => mayRead(grant, input))));
    cells.set(field.name, scope);
    return scope;
  };
  return {
    rows: rowsOf,
    readCell,
    writeCell: (field) => union([...having('update'), ...having('create')].filter((grant) => mayRead(grant, field) && covers(grant.grant.write, field.name))),
    readsWholeColumn: (field) => sameScope(readCell(field), rowsOf('read')),
  };
}

/** Every field a formula reads on its own object, through other formulas too. */
function formulaInputsOf(object: ObjectModel, field: FieldModel, seen = new Set<string>()): readonly FieldModel[] {
  if (!field.formula) return [];
  const inputs: FieldModel[] = [];
  for (const path of field.formula.reads) {
    const name = path[0] as string;
    const input = object.fields.get(name);
    if (!input || seen.has(name)) continue;
    seen.add(name);
    inputs.push(input, ...formulaInputsOf(object, input, seen));
  }
  return inputs;
}

const caches = new WeakMap<Model, Map<string, ObjectAccess>>();

/** What the actor may do with the object. The system may do everything; a user what the union of the roles' grants allows, cell by cell. */
export function objectAccess(model: Model, actor: Actor, object: ObjectModel): ObjectAccess {
  if (actor.kind === 'system') return everything;
  const roles = actor.roles.flatMap((name) => model.roles.get(name) ?? []);
  const within = reachesObject(actor, object);
  if (within && roles.some((role) => role.admin === true)) return everything;
  const cache = caches.get(model) ?? new Map<string, ObjectAccess>();
  caches.set(model, cache);
  const key = `${object.name} ${grantsKey(model, actor)}`;
  const known = cache.get(key);
  if (known) return known;
  const grants: CompiledGrant[] = [];
  for (const role of within ? roles : []) {
    for (const grant of role.grants) {
      if (grant.object !== object.name && grant.object !== '*') continue;
      // A grant for the object itself replaces the role's grant for every object.
      if (grant.object === '*' && role.grants.some((other) => other.object === object.name)) continue;
      const rule = compileRule(grant, object);
      if (rule !== undefined) grants.push({ grant, rule });
    }
  }
  const access = decide(object, object.name === 'user' ? [...grants, readPeople] : grants, (field) => formulaInputsOf(object, field));
  cache.set(key, access);
  return access;
}

// Everyone signed in may see colleagues' names, or no owner could be shown.
const readPeople: CompiledGrant = { grant: { object: 'user', actions: ['read'], rows: 'all', read: ['name', 'active'] }, rule: 'all' };

/** Whether an actor who is limited to some objects reaches this one: it is named, or holds the lines of one that is. Roles are another question. */
export function reachesObject(actor: Actor, object: ObjectModel): boolean {
  if (actor.kind === 'system' || actor.only === undefined) return true;
  const owner = object.parent?.target;
  return actor.only.includes(object.name) || (owner !== undefined && actor.only.includes(owner));
}

// Actors are not changed once made, and most act more than once.
const keys = new WeakMap<Model, WeakMap<UserActor, string>>();

/** Names the set of roles and the limit: two actors with the same key are granted the same, apart from who "own" is. */
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
  const admin = actor.roles.some((name) => model.roles.get(name)?.admin === true);
  const roles = admin ? '*' : [...actor.roles].sort().join('+');
  return actor.only === undefined ? roles : `${roles} only ${[...actor.only].sort().join('+')}`;
}

/** Whether the actor holds a role with admin rights and no limit. The system does. */
export function isAdmin(model: Model, actor: Actor): boolean {
  return grantsKey(model, actor) === '*';
}
