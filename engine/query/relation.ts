import { exposesResult, type ObjectAccess } from '../access/object-access.ts';
import type { RowScope } from '../access/row-rules.ts';
import { type Guard, stands } from '../errors/guards.ts';
import type { SqlScope } from '../expressions/types.ts';
import type { ColumnSpec } from '../fields/field-type.ts';
import { liveRollUpIn } from '../metadata/live-roll-ups.ts';
import type { FieldModel, ObjectModel } from '../metadata/model.ts';
import { all, ident, join, type Sql, sql } from '../sql/sql.ts';
import { accessIn, type ReadFrame } from './read-frame.ts';
import { fieldOf, subAlias, targetOf } from './relation-names.ts';
import { me, now, placeCondition, type RowPlace, scopeCondition, trustedValue } from './row-conditions.ts';

/** Formulas and roll-ups over several objects may build on each other this deep. */
const maximumNesting = 12;

/** An object under an alias in a query being built, with the joins that its paths need. */
export interface Relation {
  readonly frame: ReadFrame;
  readonly object: ObjectModel;
  readonly alias: string;
  readonly access: ObjectAccess;
  /** FROM clause with all joins asked for so far. */
  from(): Sql;
  /** Rows the actor may read, trash left out (or only trash). */
  visible(trash?: boolean): Sql;
  /** The relation behind a link field, joined once. */
  linked(field: FieldModel): Relation;
  /** The alias of a stored roll-up's table, joined once. */
  stored(table: string): string;
  /** The field's value in expressions, or one of its members; NULL where the cell is hidden. */
  value(path: readonly string[]): Sql;
  /** A physical column of the field; NULL where the cell is hidden. */
  column(field: FieldModel, suffix: ColumnSpec['suffix']): Sql;
  /** Conditions under which the cell may be read, with all that a formula is made of; empty when nothing narrows it. */
  cellGuards(field: FieldModel): readonly Sql[];
  /** Conditions under which every cell on the path may be read; empty when nothing narrows it. */
  guards(path: readonly string[]): readonly Sql[];
  /** Conditions under which all that a formula takes from other records may be read; empty when nothing narrows it. */
  sourceGuards(field: FieldModel): readonly Sql[];
  /** The environment for compiled expressions over this relation. */
  readonly scope: SqlScope;
}

interface Shared {
  joins: Sql[];
  next: number;
  /** Which guard keeps the rows apart that may not be seen. */
  readonly guard: Guard;
  /** In front of the aliases of joins: a sub-query's must not hide those of the query around it. */
  readonly prefix: string;
}

/** Rows that the query is about, that a roll-up is made of, or that links lead to. */
function rowGuard({ guard }: Shared, depth: number): Guard {
  return depth === 0 || guard === 'roll_up_row' ? guard : 'link_row';
}

/** Starts a relation; joins of everything reached from it are collected in its FROM. */
export function relation(frame: ReadFrame, object: ObjectModel, alias = 't', guard: Guard = 'row'): Relation {
  return makeRelation(frame, object, alias, { joins: [], next: 1, prefix: '', guard }, 0);
}

function makeRelation(frame: ReadFrame, object: ObjectModel, alias: string, shared: Shared, depth: number): Relation {
  if (depth > maximumNesting) throw new RangeError(`formulas and roll-ups of ${object.name} build on each other without end`);
  const access = accessIn(frame, object);
  // A cell is revealed by itself: of other records the masked cells stay masked.
  const others: ReadFrame = frame.mode === 'reveal' ? { ...frame, mode: 'record' } : frame;
  const place = { frame, object, alias, gather: frame.mode === 'list' && depth === 0 };
  const links = new Map<string, Relation>();
  const stores = new Map<string, string>();
  const self: Relation = {
    frame,
    object,
    alias,
    access,
    from: () => sql`${ident(...object.table)} as ${ident(alias)}${shared.joins.length === 0 ? sql`` : sql` ${join(shared.joins, sql` `)}`}`,
    visible: (trash = false) =>
      all([
        trash ? sql`${ident(alias)}.deleted_at is not null` : sql`${ident(alias)}.deleted_at is null`,
        ...(stands(rowGuard(shared, depth)) ? rowConditions(place, access.rows('read')) : []),
        ...(frame.exporting && depth === 0 && stands('export_rows') ? rowConditions(place, access.rows('export')) : []),
      ]),
    linked(field) {
      const known = links.get(field.name);
      if (known) return known;
      const target = targetOf(frame.model, field);
      const other = makeRelation(others, target, `${shared.prefix}j${shared.next++}`, shared, depth + 1);
      const key = stands('link_cell') ? cell(self, field, ident(alias, field.name)) : ident(alias, field.name);
      shared.joins.push(sql`left join ${ident(...target.table)} as ${ident(other.alias)} on ${ident(other.alias)}.id = ${key} and ${other.visible()}`);
      links.set(field.name, other);
      return other;
    },
    stored(table) {
      const known = stores.get(table);
      if (known !== undefined) return known;
      const joined = `${shared.prefix}s${shared.next++}`;
      shared.joins.push(sql`left join ${ident('crm', table)} as ${ident(joined)} on ${ident(joined)}.record = ${ident(alias)}.id`);
      stores.set(table, joined);
      return joined;
    },
    value: (path) => valueAt(self, path, depth),
    column: (field, suffix) => cell(self, field, ident(alias, `${field.name}${suffix}`)),
    cellGuards: (field) => cellGuards(self, field),
    guards(path) {
      const field = fieldOf(object, path[0] as string);
      return [...self.cellGuards(field), ...guardsBeyond(self, path)];
    },
    sourceGuards: (field) => sourceGuards(self, field),
    scope: { column: (path) => self.value(path), now, zone: frame.actor.zone, me },
  };
  return self;
}

/** The expression as it is, or NULL where the actor may not read the cell. */
function cell(at: Relation, field: FieldModel, value: Sql): Sql {
  const guards = stands('cell') ? at.cellGuards(field) : [];
  return guards.length === 0 ? value : sql`(case when ${all(guards)} then ${value} end)`;
}

function cellGuards(at: Relation, field: FieldModel): readonly Sql[] {
  const own = at.access.readsWholeColumn(field) ? [] : [scopeCondition(at.frame, at.object, at.alias, at.access.readCell(field))];
  return [...own, ...sourceGuards(at, field)];
}

/** Paths of what a formula is made of that are asked of the records behind links, and of the formulas in it. */
export function guardedInputs(object: ObjectModel, field: FieldModel): readonly (readonly string[])[] {
  if (!field.formula || exposesResult(field)) return [];
  return field.formula.reads.filter((path) => path.length > 1 || object.fields.get(path[0] as string)?.formula !== undefined);
}

/** What a formula reads of its own record is part of the cell's scope already; what lies behind links is asked of the record there. */
function sourceGuards(at: Relation, field: FieldModel): readonly Sql[] {
  if (at.frame.actor.kind === 'system' || !field.formula || exposesResult(field) || !stands('linked_inputs')) return [];
  return field.formula.reads.flatMap((path) => {
    const input = fieldOf(at.object, path[0] as string);
    return [...(input === field ? [] : sourceGuards(at, input)), ...guardsBeyond(at, path)];
  });
}

/** Conditions for what lies behind the link that a path begins with. Behind an empty link nothing is hidden, whatever roles somebody has. */
function guardsBeyond(at: Relation, [name = '', ...rest]: readonly string[]): readonly Sql[] {
  const field = fieldOf(at.object, name);
  if (rest.length === 0 || field.type.expression?.(field.document)?.members?.[rest[0] as string]) return [];
  const other = at.linked(field);
  // A record behind a link that the actor cannot see is hidden, with all its cells.
  const seen = other.access.rows('read') === 'all' ? [] : [sql`${ident(other.alias)}.id is not null`];
  const guards = [...seen, ...other.guards(rest)];
  return guards.length === 0 ? [] : [sql`(${ident(at.alias, name)} is null or (${all(guards)}))`];
}

function valueAt(at: Relation, path: readonly string[], depth: number): Sql {
  const field = fieldOf(at.object, path[0] as string);
  const rest = path.slice(1);
  const shape = field.type.expression?.(field.document);
  if (rest.length > 0) {
    const member = rest.length === 1 ? shape?.members?.[rest[0] as string] : undefined;
    if (!member) return valueBeyond(at, field, rest);
    if (field.type.computed) return cell(at, field, computedPart(at, field, member.suffix, depth));
    return at.column(field, member.suffix);
  }
  if (field.formula || field.type.type === 'roll_up') return cell(at, field, computedPart(at, field, '', depth));
  return at.column(field, shape?.suffix ?? '');
}

/** A formula or a count would make something of a record that is not there. */
function valueBeyond(at: Relation, field: FieldModel, rest: readonly string[]): Sql {
  const other = at.linked(field);
  const value = other.value(rest);
  const next = fieldOf(other.object, rest[0] as string);
  return next.formula || next.type.type === 'roll_up' ? sql`(case when ${ident(other.alias)}.id is not null then ${value} end)` : value;
}

/** SQL of a formula or roll-up; with suffix __currency the currency of its money. */
export function computedPart(at: Relation, field: FieldModel, suffix: ColumnSpec['suffix'], depth = 0): Sql {
  if (depth > maximumNesting) throw new RangeError(`${field.object}.${field.name} builds on itself`);
  if (field.type.type === 'roll_up') return readsStored(at.frame, field) ? storedPart(at, field, suffix) : rollUp(at, field, suffix, depth);
  if (!field.formula) throw new RangeError(`${field.object}.${field.name} is not computed`);
  const read = exposesResult(field)
    ? (path: readonly string[]) => trustedValue(at.frame.model, at.object, at.alias, path)
    : (path: readonly string[]) => valueAt(at, path, depth + 1);
  if (suffix === '') return sql`(${field.formula.toSql({ ...at.scope, column: read })})`;
  const source = field.document.options?.currency_field;
  if (source === undefined) return sql`${sql.lit(at.frame.model.settings.currency)}::text`;
  return read([...source.split('.'), 'currency']);
}

/** Whether the field's value is read from its table: not while that is being filled. */
export function readsStored(frame: ReadFrame, field: FieldModel): field is FieldModel & { readonly storedTable: string } {
  return field.storedTable !== undefined && field.state === 'active' && frame.live !== true;
}

/** A record that nothing has ever been added to has no row. */
function storedPart(at: Relation, field: FieldModel & { readonly storedTable: string }, suffix: ColumnSpec['suffix']): Sql {
  const alias = at.stored(field.storedTable);
  if (suffix === '__currency') return ident(alias, 'currency');
  return field.document.options?.function === 'count' ? sql`coalesce(${ident(alias, 'value')}, 0)` : ident(alias, 'value');
}

const aggregates = { count: sql`count`, sum: sql`sum`, avg: sql`avg`, min: sql`min`, max: sql`max` } as const;

function rollUp(at: Relation, field: FieldModel, suffix: ColumnSpec['suffix'], depth: number): Sql {
  const options = field.document.options ?? {};
  const child = targetOf(at.frame.model, field);
  const alias = subAlias(at.alias, field.name, depth);
  const frame: ReadFrame = at.frame.mode === 'reveal' ? { ...at.frame, mode: 'record' } : at.frame;
  const inner = makeRelation(frame, child, alias, { joins: [], next: 1, prefix: `${alias}_`, guard: 'roll_up_row' }, depth + 1);
  const conditions = [sql`${ident(inner.alias, options.link ?? '')} = ${ident(at.alias)}.id`, inner.visible()];
  if (field.rollUpFilter) {
    // A record of which the filter reads a hidden cell is not counted, whatever the filter says about it.
    if (stands('roll_up_filter')) conditions.push(...field.rollUpFilter.reads.flatMap((path) => inner.guards(path)));
    conditions.push(sql`(${field.rollUpFilter.toSql({ ...inner.scope, column: (path) => valueAt(inner, path, depth + 1) })})`);
  }
  const { function: fn = 'count', field: measured, by } = options;
  if ((fn === 'first' || fn === 'last') && measured !== undefined && by !== undefined) {
    // Nor is one of which the cell is hidden that says where it stands.
    const place = stands('roll_up_order') ? valueAt(inner, [by], depth + 1) : trustedValue(at.frame.model, child, alias, [by]);
    const direction = fn === 'last' ? sql` desc` : sql``;
    const value = suffix === '__currency' ? valueAt(inner, [measured, 'currency'], depth + 1) : measuredValue(inner, measured, depth);
    return sql`(select ${value} from ${inner.from()} where ${all([...conditions, sql`${place} is not null`])} order by ${place}${direction}, ${ident(alias)}.id${direction} limit 1)`;
  }
  return sql`(select ${total(inner, fn, measured, { suffix, depth })} from ${inner.from()} where ${all(conditions)})`;
}

/** The measured cell as the actor sees it. */
function measuredValue(inner: Relation, measured: string, depth: number): Sql {
  return stands('roll_up_cell') ? valueAt(inner, [measured], depth + 1) : trustedValue(inner.frame.model, inner.object, inner.alias, [measured]);
}

type RollUpFunction = NonNullable<NonNullable<FieldModel['document']['options']>['function']>;

/** What all that counts gives together. */
function total(
  inner: Relation,
  fn: RollUpFunction,
  measured: string | undefined,
  { suffix, depth }: { readonly suffix: ColumnSpec['suffix']; readonly depth: number },
): Sql {
  if (measured === undefined || fn === 'count' || fn === 'first' || fn === 'last') return sql`count(*)`;
  if (suffix === '__currency') {
    const currency = valueAt(inner, [measured, 'currency'], depth + 1);
    return sql`case when min(${currency}) = max(${currency}) then min(${currency}) end`;
  }
  const inside = measuredValue(inner, measured, depth);
  // Of two that are as frequent the lesser, whatever language the database sorts by.
  if (fn === 'mode') return sql`mode() within group (order by ${inside}${expressionType(inner.object, measured) === 'text' ? sql` collate "C"` : sql``})`;
  const value = fn === 'avg' ? sql`round(avg(${inside}), 12)` : sql`${aggregates[fn]}(${inside})`;
  if (!isMoney(inner.object, measured)) return value;
  // Amounts in several currencies make no sum.
  const currency = valueAt(inner, [measured, 'currency'], depth + 1);
  return sql`case when min(${currency}) is not distinct from max(${currency}) then ${value} end`;
}

function expressionType(object: ObjectModel, name: string): string | undefined {
  const field = object.fields.get(name);
  return field?.type.expression?.(field.document)?.type;
}

/** The value as the actor may see it, under a guard of its own. */
export function guardedValue(at: Relation, path: readonly string[], guard: Guard): Sql {
  if (stands(guard) || liveRollUpIn(at.frame.model, at.object, { reads: [path] })) return at.value(path);
  return trustedValue(at.frame.model, at.object, at.alias, path);
}

/** Whether a field's value is an amount with a currency. */
export function isMoney(object: ObjectModel, name: string): boolean {
  const field = object.fields.get(name);
  return field?.type.expression?.(field.document)?.members?.currency !== undefined;
}

function rowConditions(place: RowPlace, scope: RowScope): readonly Sql[] {
  return scope === 'all' ? [] : [placeCondition(place, scope)];
}
