import { stands } from '../errors/guards.ts';
import type { FieldModel, Model, ObjectModel } from '../metadata/model.ts';
import type { Actor } from './actor.ts';
import { type AppliedGrant, grantsFor, grantsKey, holdsAdmin, reachesObject } from './grants.ts';
import { type Action, compileRule, type RowRule, type RowScope, type RuleScope, sameScope, union } from './row-rules.ts';

/**
 * What is read: `record`, single records by id or phone number; `list`, whatever goes over many, which a grant may exclude; `reveal`, single
 * records with the fields that are otherwise masked.
 */
export type ReadMode = 'record' | 'list' | 'reveal';

/** What one actor may do with one object; decided once per Model, set of grants and mode. */
export interface ObjectAccess {
  rows(action: Action): RowScope;
  /** Rows in which the field may be read. Equal to rows('read') when nothing narrows it. */
  readCell(field: FieldModel): RowScope;
  /** Rows in which the field may be read or revealed: never narrower than readCell. */
  revealCell(field: FieldModel): RowScope;
  writeCell(field: FieldModel, action: 'create' | 'update'): RowScope;
  /** True when the cell rule of the field is the row rule of the object, so the bare column may be selected. */
  readsWholeColumn(field: FieldModel): boolean;
}

const everything: ObjectAccess = {
  rows: () => 'all',
  readCell: () => 'all',
  revealCell: () => 'all',
  writeCell: () => 'all',
  readsWholeColumn: () => true,
};

// Fields without which a record cannot be addressed or its list be read; they show nothing of its content.
const alwaysReadable = new Set(['id', 'version']);

function covers(list: readonly string[] | undefined, field: string): boolean {
  return list === undefined || list.includes('*') || list.includes(field);
}

/** Whether the grant counts for the action. What goes over many leaves out grants that exclude lists. */
export function grantsAction({ grant }: AppliedGrant, action: Action, mode: ReadMode): boolean {
  return grant.actions.includes(action) && (grant.list !== false || !stands('list_false') || (!(mode === 'list' && action === 'read') && action !== 'export'));
}

/** Whether the grant shows the field, at once or by a click. */
export function grantShows({ grant }: AppliedGrant, field: FieldModel): 'read' | 'mask' | undefined {
  if (alwaysReadable.has(field.name)) return 'read';
  if (!covers(grant.read, field.name) || grant.hide?.includes(field.name)) return undefined;
  return grant.mask !== undefined && covers(grant.mask, field.name) && stands('mask') ? 'mask' : 'read';
}

/** Whether the grant lets the field be written: it is shown, or written without being shown where the grant names it. */
export function grantWrites(applied: AppliedGrant, field: FieldModel): boolean {
  const { write, hide } = applied.grant;
  if (hide?.includes(field.name)) return false;
  return covers(write, field.name) && (grantShows(applied, field) === 'read' || write?.includes(field.name) === true);
}

/** Who asks after what is made of other fields, and how it is read. */
export interface Asking {
  readonly model: Model;
  readonly actor: Actor;
  readonly object: ObjectModel;
  readonly mode: ReadMode;
}

/** What the grant would have to show of the record for the field to be read, or revealed, and does not: a formula shows what its inputs say. */
export function unshown(applied: AppliedGrant, object: ObjectModel, field: FieldModel, shows: 'read' | 'reveal'): readonly FieldModel[] {
  const enough = (input: FieldModel): boolean => (shows === 'reveal' ? grantShows(applied, input) !== undefined : grantShows(applied, input) === 'read');
  return [field, ...(stands('own_inputs') ? ownInputs(object, field) : [])].filter((input) => !enough(input));
}

interface Deciding extends Asking {
  readonly grants: readonly AppliedGrant[];
  readonly ruleOf: (applied: AppliedGrant, action: Action) => RowRule | 'all' | undefined;
}

function decide(deciding: Deciding): ObjectAccess {
  const { object, mode, grants, ruleOf } = deciding;
  const having = (action: Action): readonly AppliedGrant[] => grants.filter((applied) => grantsAction(applied, action, mode));
  const rows = new Map<Action, RowScope>();
  const rowsOf = (action: Action): RowScope => {
    const known = rows.get(action) ?? union(having(action).map((applied) => ruleOf(applied, action)));
    rows.set(action, known);
    return known;
  };
  const cells = new Map<string, RowScope>();
  const cell = (field: FieldModel, shows: 'read' | 'reveal'): RowScope => {
    const key = `${shows} ${field.name}`;
    const known = cells.get(key);
    if (known) return known;
    const showing = having('read').filter((applied) => unshown(applied, object, field, shows).length === 0);
    const reachable = !stands('inputs_somewhere') || unreachableInputs(deciding, field).length === 0;
    const scope = reachable ? union(showing.map((applied) => ruleOf(applied, 'read'))) : 'none';
    cells.set(key, scope);
    return scope;
  };
  const readCell = (field: FieldModel) => cell(field, mode === 'reveal' ? 'reveal' : 'read');
  return {
    rows: rowsOf,
    readCell,
    revealCell: (field) => cell(field, 'reveal'),
    writeCell: (field, action) => union(having(action).flatMap((applied) => (grantWrites(applied, field) ? [ruleOf(applied, action)] : []))),
    readsWholeColumn: (field) => sameScope(readCell(field), rowsOf('read')),
  };
}

/** Whether the field's result is shown to whoever reads the field, whatever it is made of. */
export function exposesResult(field: FieldModel): boolean {
  return field.document.options?.exposes === 'result';
}

/** Every field a formula reads on its own object, through other formulas too. */
function ownInputs(object: ObjectModel, field: FieldModel, seen = new Set<string>()): readonly FieldModel[] {
  if (!field.formula || exposesResult(field)) return [];
  const inputs: FieldModel[] = [];
  for (const path of field.formula.reads) {
    const name = path[0] as string;
    const input = object.fields.get(name);
    if (!input || seen.has(name)) continue;
    seen.add(name);
    inputs.push(input, ...ownInputs(object, input, seen));
  }
  return inputs;
}

/** Paths of what the field is made of that lies in another object and cannot be read in any row. */
export function unreachableInputs({ model, actor, object, mode }: Asking, field: FieldModel, seen = new Set<string>()): readonly (readonly string[])[] {
  // A cell is revealed by itself: of other records the masked cells stay masked.
  const access = (other: ObjectModel): ObjectAccess => objectAccess(model, actor, other, mode === 'reveal' ? 'record' : mode);
  if (seen.has(field.name)) return [];
  seen.add(field.name);
  if (field.type.type === 'lines' || field.type.type === 'links') {
    const target = model.objects.get(field.target ?? '');
    return target !== undefined && access(target).rows('read') !== 'none' ? [] : [[field.name]];
  }
  if (field.type.type === 'roll_up' && field.document.options?.exposes === undefined) {
    const child = model.objects.get(field.target ?? '');
    const { field: measured, by } = field.document.options ?? {};
    const made = [measured, by].flatMap((name) => child?.fields.get(name ?? '') ?? []);
    const reached = child && access(child).rows('read') !== 'none' && made.every((part) => access(child).readCell(part) !== 'none');
    return reached ? [] : [[field.name]];
  }
  if (!field.formula || exposesResult(field)) return [];
  return field.formula.reads.filter((path) => !reaches(object, path));

  function reaches(at: ObjectModel, path: readonly string[]): boolean {
    const [name = '', ...rest] = path;
    const input = at.fields.get(name);
    if (!input) return false;
    if (at !== object) {
      if (access(at).readCell(input) === 'none') return false;
    } else if (rest.length === 0 && (input.formula || input.type.type === 'roll_up'))
      return unreachableInputs({ model, actor, object, mode }, input, seen).length === 0;
    if (rest.length === 0 || input.type.expression?.(input.document)?.members?.[rest[0] as string]) return true;
    const target = model.objects.get(input.target ?? '');
    return target !== undefined && reaches(target, rest);
  }
}

const caches = new WeakMap<Model, Map<string, ObjectAccess>>();

/** What the actor may do with the object. The system may do everything; a user what the union of the roles' grants allows, cell by cell. */
export function objectAccess(model: Model, actor: Actor, object: ObjectModel, mode: ReadMode = 'record'): ObjectAccess {
  if (actor.kind === 'system' || (holdsAdmin(model, actor) && reachesObject(actor, object))) return everything;
  const cache = caches.get(model) ?? new Map<string, ObjectAccess>();
  caches.set(model, cache);
  const key = `${mode} ${object.name} ${grantsKey(model, actor)}`;
  const known = cache.get(key);
  if (known) return known;
  const rules = new Map<string, RowRule | 'all' | undefined>();
  const ruleOf = ({ grant, role, index }: AppliedGrant, action: Action): RowRule | 'all' | undefined => {
    const place = `${role} ${index} ${action}`;
    if (!rules.has(place)) rules.set(place, compileRule(grant, { model, object, action, shareRules: actor.rights.shareRules } satisfies RuleScope));
    return rules.get(place);
  };
  const access = decide({ model, actor, object, mode, grants: grantsFor(model, actor, object), ruleOf });
  cache.set(key, access);
  return access;
}
