import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { ColumnOf, ConversionSettings, Converted, Suffix } from './conversion.ts';
import { scaled } from './text-as-value.ts';

type Direct = (column: ColumnOf, field: FieldDocument, settings: ConversionSettings) => Converted;

const numeric: Direct = (column, field) => {
  const main = scaled(sql`${column('')}::numeric`, field);
  return { main, alters: sql`${main} <> ${column('')}` };
};

const money: Direct = (column, field, settings) => {
  const currency = sql.lit(field.options?.currency ?? settings.currency);
  const parts = new Map<Suffix, Sql>([['__currency', sql`(case when ${column('')} is not null then ${currency} end)`]]);
  return { ...numeric(column, field, settings), parts };
};

const integer: Direct = (column) => {
  const rounded = sql`round(${column('')})`;
  return { main: sql`(case when abs(${rounded}) <= 9007199254740991 then ${rounded}::bigint end)`, alters: sql`${rounded} <> ${column('')}` };
};

const truth: Direct = (column) => ({ main: sql`${column('')} <> 0`, alters: sql`${column('')} not in (0, 1)` });

function keysOf(field: FieldDocument): ReadonlySet<string> {
  return new Set((field.options?.choices ?? []).map(({ key }) => key));
}

function keyList(field: FieldDocument): Sql {
  return sql`array[${sql.join([...keysOf(field)].map((key) => sql`${sql.lit(key)}`))}]::text[]`;
}

/** The keys that stand for true and false: true and false, else yes and no. */
const booleanKey: Direct = (column, field) => {
  const known = keysOf(field);
  const pick = (...names: string[]): Sql => {
    const found = names.find((name) => known.has(name));
    return found === undefined ? sql`null` : sql`${sql.lit(found)}`;
  };
  return { main: sql`(case ${column('')} when true then ${pick('true', 'yes')} when false then ${pick('false', 'no')} end)` };
};

const oneKey: Direct = (column, field) => {
  const only = sql`(${column('')})[1]`;
  return { main: sql`(case when cardinality(${column('')}) = 1 and ${only} = any(${keyList(field)}) then ${only} end)` };
};

/** Pairs that do not go through text, as before>after. */
const pairs = new Map<string, Direct>([
  ...['integer', 'decimal', 'percent', 'money'].flatMap((from): [string, Direct][] => [
    ...['decimal', 'percent'].map((to): [string, Direct] => [`${from}>${to}`, numeric]),
    [`${from}>money`, money],
    [`${from}>integer`, integer],
    [`${from}>boolean`, truth],
  ]),
  ['boolean>integer', (column) => ({ main: sql`${column('')}::int::bigint` })],
  ['boolean>choice', booleanKey],
  [
    'date>datetime',
    (column, _field, { zone }) => ({
      main: sql`(case when extract(year from ${column('')}) <> 1604 then ${column('')}::timestamp at time zone ${sql.lit(zone)} end)`,
    }),
  ],
  ['datetime>date', (column, _field, { zone }) => ({ main: sql`(${column('')} at time zone ${sql.lit(zone)})::date` })],
  ['choice>multi_choice', (column, field) => ({ main: sql`(case when ${column('')} = any(${keyList(field)}) then array[${column('')}] end)` })],
  ['choice>tags', (column) => ({ main: sql`(case when ${column('')} is not null then array[${column('')}] end)` })],
  ['multi_choice>choice', oneKey],
  ['tags>choice', oneKey],
  ['tags>multi_choice', (column, field) => ({ main: sql`(case when ${column('')} <@ ${keyList(field)} then ${column('')} end)` })],
]);

/** A conversion that keeps more than text would. */
export function directConversion(before: FieldDocument, after: FieldDocument): Direct | undefined {
  return pairs.get(`${before.type}>${after.type}`);
}
