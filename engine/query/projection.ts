import { sameScope } from '../access/row-rules.ts';
import type { Row } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { stands } from '../errors/guards.ts';
import type { StoredValue } from '../fields/field-type.ts';
import type { FieldModel, ObjectModel } from '../metadata/model.ts';
import { all, ident, join, type Sql, sql } from '../sql/sql.ts';
import { accessIn, type ReadFrame } from './read-frame.ts';
import { computedPart, isMoney, type Relation, readsStored, relation } from './relation.ts';
import { subAlias } from './relation-names.ts';
import { scopeCondition } from './row-conditions.ts';

/** Paths asked for, as a tree: a field with the fields wanted of the record behind it. */
export type FieldTree = ReadonlyMap<string, FieldTree>;

const deepest = 4;
const empty: FieldTree = new Map();

/** Builds the tree, or throws unknown_field: a field that does not exist and one the actor may not read look the same. */
export function fieldTree(
  frame: ReadFrame,
  object: ObjectModel,
  access: Relation['access'],
  paths: readonly string[],
  resolve: (object: ObjectModel) => Relation['access'],
): FieldTree {
  const root = new Map<string, FieldTree>();
  const unknown: string[] = [];
  for (const path of paths) if (!plant(frame, object, access, path.split('.'), root, resolve)) unknown.push(path);
  if (unknown.length > 0) {
    const issues = unknown.map((path) => ({
      pointer: '/fields',
      message: `${object.name} has no field "${path}" that you can read.`,
      params: { name: path },
    }));
    throw new AppError('unknown_field', issues[0]?.message ?? '', { issues });
  }
  return root;
}

function plant(
  frame: ReadFrame,
  object: ObjectModel,
  access: Relation['access'],
  path: readonly string[],
  into: Map<string, FieldTree>,
  resolve: (object: ObjectModel) => Relation['access'],
): boolean {
  const [name, ...rest] = path;
  const field = object.fields.get(name ?? '');
  if (!field || path.length > deepest || (access.revealCell(field) === 'none' && stands('plant'))) return false;
  const below = (into.get(field.name) as Map<string, FieldTree> | undefined) ?? new Map<string, FieldTree>();
  into.set(field.name, below);
  if (rest.length === 0) return true;
  const target = frame.model.objects.get(field.target ?? '');
  if (!target || field.type.type === 'roll_up') return false;
  return plant(frame, target, resolve(target), rest, below, resolve);
}

/** The fields of a record when none are named: everything stored in the row itself, formulas included; hidden ones are named in `_hidden`. */
export function defaultFields(object: ObjectModel, everything: boolean): readonly FieldModel[] {
  return [...object.fields.values()].filter((field) => {
    if (field.name === 'deleted_at') return false;
    if (field.type.type === 'lines' || field.type.type === 'links' || field.sideTable !== undefined || field.type.type === 'roll_up') return everything;
    return true;
  });
}

export function treeOf(fields: readonly FieldModel[]): FieldTree {
  return new Map(fields.map((field) => [field.name, empty]));
}

/** A part of the answer still to be fetched: lines and links are read in one further query per page. */
export interface Deferred {
  readonly field: FieldModel;
  readonly tree: FieldTree;
}

/** What to select and how to turn a row into a record. */
export interface Projection {
  readonly items: readonly Sql[];
  decode(row: Row): Record<string, unknown>;
  readonly deferred: readonly Deferred[];
}

interface Building {
  readonly items: Sql[];
  readonly deferred: Deferred[];
}

/** Compiles the selected columns of a tree of fields. `within`: of records that are part of others, which have no lines to be fetched. */
export function project(at: Relation, tree: FieldTree, within = false): Projection {
  const building: Building = { items: [], deferred: [] };
  const decode = projectInto(at, tree, building, within ? 'within' : 'top');
  return { items: building.items, deferred: building.deferred, decode };
}

/** A field that may not be read in some rows, with the column that tells whether it may be revealed there; none where it never may. */
interface Mask {
  readonly name: string;
  readonly masked: string | undefined;
}

/** Selects whether the cell may be revealed; an empty cell has nothing to reveal. */
function maskFlag(at: Relation, field: FieldModel, building: Building): string | undefined {
  const scope = at.access.revealCell(field);
  if (scope === 'none' || sameScope(scope, at.access.readCell(field))) return undefined;
  return select(building, all([scopeCondition(at.frame, at.object, at.alias, scope), ...at.sourceGuards(field)]));
}

/** Lines go into a file only where they may be exported themselves. */
function isKeptBack({ frame }: Relation, field: FieldModel): boolean {
  const lines = frame.exporting && field.type.type === 'lines' ? frame.model.objects.get(field.target ?? '') : undefined;
  return lines !== undefined && accessIn(frame, lines).rows('export') === 'none' && stands('export_lines');
}

/** Selects whether the cell is hidden; undefined where it never is. */
function hiddenFlag(at: Relation, field: FieldModel, later: boolean, building: Building): string | undefined {
  const guards = stands(later ? 'deferred_cell' : 'hidden_flag') ? at.cellGuards(field) : [];
  if (guards.length === 0) return undefined;
  const [column] = field.columns;
  const unnamed = column === undefined || stands('hidden_names') ? sql`` : sql` and ${ident(at.alias, column.name)} is not null`;
  return select(building, sql`not (${all(guards)})${unnamed}`);
}

type Decode = (row: Row) => Record<string, unknown>;
type DecodeField = (row: Row) => unknown;

function select(building: Building, expression: Sql): string {
  const name = `c${building.items.length}`;
  building.items.push(sql`${expression} as ${ident(name)}`);
  return name;
}

/** `top`: the record answered; `within`: one that is part of it; `behind`: one that a link names. */
type Standing = 'top' | 'within' | 'behind';

function projectInto(at: Relation, tree: FieldTree, building: Building, standing: Standing): Decode {
  const parts: { name: string; decode: DecodeField | undefined; hidden: string | undefined; fresh: string | undefined }[] = [];
  const masks: Mask[] = [];
  for (const [name, below] of tree) {
    const field = at.object.fields.get(name);
    if (!field) continue;
    if (at.access.readCell(field) === 'none' || isKeptBack(at, field)) {
      masks.push({ name, masked: maskFlag(at, field, building) });
      continue;
    }
    const later = standing === 'top' && (field.type.type === 'lines' || field.type.type === 'links');
    if (later) building.deferred.push({ field, tree: below });
    const decode = later ? undefined : projectField(at, field, below, building);
    if (!decode && !later) continue;
    const hidden = hiddenFlag(at, field, later, building);
    if (hidden !== undefined) masks.push({ name, masked: maskFlag(at, field, building) });
    // Of what is stored the answer tells how old it is.
    const fresh = standing !== 'behind' && readsStored(at.frame, field) ? select(building, ident(at.stored(field.storedTable), 'at')) : undefined;
    parts.push({ name, decode, hidden, fresh });
  }
  const never = masks.filter(({ name }) => !parts.some((part) => part.name === name)).map(({ name }) => name);
  return (row) => {
    const record: Record<string, unknown> = {};
    let freshness: Record<string, unknown> | undefined;
    const unread = new Set<string>(never);
    for (const part of parts) {
      // A rule whose condition is unknown hides the cell as well.
      if (part.hidden !== undefined && row[part.hidden] !== false) {
        unread.add(part.name);
        continue;
      }
      if (part.decode === undefined) continue;
      record[part.name] = part.decode(row);
      if (part.fresh === undefined || row[part.fresh] === null) continue;
      freshness ??= {};
      freshness[part.name] = row[part.fresh];
    }
    for (const { name, masked } of unread.size === 0 ? [] : masks) {
      if (!unread.has(name)) continue;
      const key = masked !== undefined && row[masked] === true ? '_masked' : '_hidden';
      const names = (record[key] as string[] | undefined) ?? [];
      record[key] = names;
      names.push(name);
    }
    if (freshness) record._fresh = freshness;
    return record;
  };
}

function projectField(at: Relation, field: FieldModel, below: FieldTree, building: Building): DecodeField | undefined {
  const { type, document } = field;
  if (field.sideTable !== undefined) {
    const name = select(building, sideTableRows(at, field));
    return (row) => type.toWire([row[name] as StoredValue], document);
  }
  if (field.formula || type.type === 'roll_up') return projectComputed(at, field, building);
  if (field.columns.length === 0) return undefined;
  if ((type.type === 'link' || type.type === 'user') && below.size > 0) return projectLink(at, field, below, building);
  if (type.type === 'file') return projectFile(at, field, building);
  const names = field.columns.map((column) => select(building, at.column(field, column.name.slice(field.name.length) as '')));
  if (names.length === 1) {
    const only = names[0] as string;
    return (row) => (row[only] === null ? null : type.toWire([row[only] as StoredValue], document));
  }
  return (row) =>
    type.toWire(
      names.map((name) => row[name] as StoredValue),
      document,
    );
}

function projectComputed(at: Relation, field: FieldModel, building: Building): DecodeField {
  const value = select(building, computedPart(at, field, ''));
  const { type, document } = field;
  const money = isMoney(at.object, field.name);
  if (!money) return (row) => type.toWire([row[value] as StoredValue], document);
  const currency = select(building, computedPart(at, field, '__currency'));
  return (row) => type.toWire([row[value] as StoredValue, row[currency] as StoredValue], document);
}

function projectLink(at: Relation, field: FieldModel, below: FieldTree, building: Building): DecodeField {
  const id = select(building, at.column(field, ''));
  const other = at.linked(field);
  const seen = select(building, sql`${ident(other.alias)}.id`);
  const decode = projectInto(other, below, building, 'behind');
  return (row) => {
    if (row[id] === null) return null;
    return row[seen] === null ? { id: row[id] } : { id: row[id], ...decode(row) };
  };
}

function projectFile(at: Relation, field: FieldModel, building: Building): DecodeField {
  const id = at.column(field, '');
  const name = select(
    building,
    sql`(select json_build_object('id', f.id::text, 'name', f.name, 'size_bytes', f.size_bytes, 'media_type', f.media_type) from sys.file as f where f.id = ${id})`,
  );
  return (row) => row[name] ?? null;
}

/** Rows of a side table as JSON text: an array of arrays of texts in column order. Of links those whose records the actor may see. */
function sideTableRows(at: Relation, field: FieldModel): Sql {
  const columns = field.type.sideTable?.(field.document).columns ?? [];
  const values = columns.map((column) =>
    column.type === 'bigint' || column.type === 'boolean' ? ident('s', column.name) : sql`${ident('s', column.name)}::text`,
  );
  const order = columns.some((column) => column.name === 'position') ? ident('s', 'position') : ident('s', columns[0]?.name ?? 'record');
  const target = field.type.type === 'links' ? at.frame.model.objects.get(field.target ?? '') : undefined;
  const named = target && relation({ ...at.frame, exporting: false }, target, subAlias(at.alias, field.name, 0));
  const shown = named && stands('nested_links') ? sql` join ${named.from()} on ${ident(named.alias)}.id = s.target and ${named.visible()}` : sql``;
  return sql`(select json_agg(json_build_array(${join(values)}) order by ${order})::text from ${ident('crm', field.sideTable ?? '')} as s${shown} where s.record = ${ident(at.alias)}.id)`;
}
