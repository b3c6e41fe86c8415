import type { ColumnType, ParseContext, StoredValue } from '../../fields/field-type.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { fold } from '../../sql/fold.ts';
import { ident, Slot, type Sql, sql } from '../../sql/sql.ts';
import type { Relation } from '../relation.ts';

/** What a value is compared by: the slots of a statement, filled. Undefined where the value is empty, cannot be read, or is never alike. */
export type KeyValues = readonly unknown[];

/** The parts of a value by which two records are alike, as slots of a statement and as values of a request. */
export interface DuplicateKey {
  /** The condition over a relation; the values are slots named by the prefix: d0_0, d0_1 ... */
  matches(at: Relation, prefix: string): Sql;
  valuesOf(input: unknown, context: ParseContext): KeyValues | undefined;
  /** What records are the same by, as texts; null or empty where there is nothing to compare. Written as the indexes have it. A field whose values are rows is joined as `s` and its name. */
  groups(at: Relation): { readonly parts: readonly Sql[]; readonly join?: Sql };
}

const casts: Readonly<Partial<Record<ColumnType, Sql>>> = {
  bigint: sql`::bigint`,
  boolean: sql`::boolean`,
  date: sql`::date`,
  numeric: sql`::numeric`,
  'timestamptz(3)': sql`::timestamptz`,
  uuid: sql`::uuid`,
};
const plain: ReadonlySet<string> = new Set(['boolean', 'choice', 'date', 'datetime', 'decimal', 'integer', 'link', 'percent', 'user']);
const texts: ReadonlySet<string> = new Set(['address', 'auto_number', 'email', 'long_text', 'person_name', 'text', 'url']);

function stored(field: FieldModel, input: unknown, context: ParseContext): readonly StoredValue[] | undefined {
  const parsed = field.type.parse(input ?? null, field.document, context);
  return parsed.ok ? parsed.value : undefined;
}

function firstColumn(field: FieldModel, input: unknown, context: ParseContext): string | undefined {
  const value = stored(field, input, context)?.[0];
  return value === null || value === undefined || value === '' ? undefined : String(value);
}

/** Texts, names and addresses compare folded: the index is over the same expression. */
function textKey(field: FieldModel): DuplicateKey {
  return {
    groups: (at) => ({ parts: [sql`crm.fold(${ident(at.alias, field.name)})`] }),
    matches: (at, prefix) => sql`crm.fold(${ident(at.alias, field.name)}) = ${new Slot(`${prefix}_0`)}::text`,
    valuesOf(input, context) {
      // What is made by the engine is never entered.
      const text = field.type.computed ? undefined : firstColumn(field, input, context);
      return text === undefined ? undefined : [fold(text)];
    },
  };
}

/** By the number, as the index for endings has it: whatever cannot be read as a number is like nothing. */
function phoneKey(field: FieldModel): DuplicateKey {
  return {
    groups: (at) => ({ parts: [sql`reverse(${ident(at.alias, field.name)})`] }),
    matches: (at, prefix) => sql`reverse(${ident(at.alias, field.name)}) = ${new Slot(`${prefix}_0`)}::text`,
    valuesOf(input, context) {
      const number = firstColumn(field, input, context);
      return number === undefined ? undefined : [[...number].reverse().join('')];
    },
  };
}

function plainKey(field: FieldModel): DuplicateKey {
  const cast = casts[field.columns[0]?.type ?? 'text'] ?? sql`::text`;
  return {
    groups: (at) => ({ parts: [sql`${ident(at.alias, field.name)}::text`] }),
    matches: (at, prefix) => sql`${ident(at.alias, field.name)} = ${new Slot(`${prefix}_0`)}${cast}`,
    valuesOf(input, context) {
      const value = firstColumn(field, input, context);
      return value === undefined ? undefined : [value];
    },
  };
}

/** Rows of a side table by the columns that make them the same: one in common is enough. */
function sideKey(field: FieldModel, columns: readonly string[]): DuplicateKey {
  const names = (field.type.sideTable?.(field.document).columns ?? []).map(({ name }) => name);
  return {
    groups(at) {
      const rows = `s_${field.name}`;
      const join = sql`join ${ident('crm', field.sideTable ?? '')} as ${ident(rows)} on ${ident(rows, 'record')} = ${ident(at.alias)}.id`;
      return { parts: columns.map((column) => ident(rows, column)), join };
    },
    matches(at, prefix) {
      const arrays = columns.map((_, index) => sql`${new Slot(`${prefix}_${index}`)}::text[]`);
      const entry = sql`(${sql.join(columns.map((column) => ident('s', column)))})`;
      return sql`${ident(at.alias, 'id')} in (select s.record from ${ident('crm', field.sideTable ?? '')} as s where ${ident('s', columns.at(-1) ?? '')} = any(${arrays.at(-1) ?? sql``})
        and ${entry} in (select * from unnest(${sql.join(arrays)})))`;
    },
    valuesOf(input, context) {
      const text = stored(field, input, context)?.[0];
      const rows = typeof text === 'string' ? (JSON.parse(text) as readonly (readonly unknown[])[]) : [];
      return rows.length === 0 ? undefined : columns.map((column) => rows.map((row) => String(row[names.indexOf(column)])));
    },
  };
}

function keyOf(field: FieldModel): DuplicateKey | undefined {
  const { type } = field.type;
  if (type === 'phone') return phoneKey(field);
  if (type === 'identities') return sideKey(field, ['channel', 'normal']);
  if (type === 'external_keys') return sideKey(field, ['source', 'key']);
  if (texts.has(type)) return textKey(field);
  return plain.has(type) ? plainKey(field) : undefined;
}

export interface KeyedField {
  readonly field: FieldModel;
  readonly key: DuplicateKey;
}

/** The keys of a rule's fields; undefined where one of them is of a type that compares with nothing. */
export function keysOf(object: ObjectModel, names: readonly string[]): readonly KeyedField[] | undefined {
  const keyed = names.flatMap((name) => {
    const field = object.fields.get(name);
    const key = field && keyOf(field);
    return field && key ? [{ field, key }] : [];
  });
  return keyed.length === names.length ? keyed : undefined;
}
