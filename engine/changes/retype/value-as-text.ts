import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { ColumnOf } from './conversion.ts';

type Type = FieldDocument['type'];

function plain(column: ColumnOf): Sql {
  return column('');
}

function number(column: ColumnOf): Sql {
  return sql`trim_scale(${column('')}::numeric)::text`;
}

function list(column: ColumnOf): Sql {
  return sql`nullif(array_to_string(${column('')}, ', '), '')`;
}

/** How stored values of a type read as text, such that reading them again gives the same value. */
const texts: Partial<Record<Type, (column: ColumnOf) => Sql>> = {
  text: plain,
  long_text: plain,
  email: plain,
  url: plain,
  choice: plain,
  auto_number: plain,
  person_name: plain,
  address: plain,
  phone: (column) => sql`coalesce(${column('__raw')}, ${column('')})`,
  integer: number,
  decimal: number,
  percent: number,
  money: (column) => sql`(trim_scale(${column('')})::text || coalesce(' ' || ${column('__currency')}, ''))`,
  boolean: (column) => sql`${column('')}::text`,
  // Year 1604 stands for no year.
  date: (column) => sql`(case when extract(year from ${column('')}) = 1604 then to_char(${column('')}, '"--"MM-DD') else ${column('')}::text end)`,
  datetime: (column) => sql`to_char(${column('')} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  multi_choice: list,
  tags: list,
  link: (column) => sql`${column('')}::text`,
  user: (column) => sql`${column('')}::text`,
  file: (column) => sql`${column('')}::text`,
};

/** The value as text, or undefined for types whose values are rows or computed. */
export function valueAsText(type: Type, column: ColumnOf): Sql | undefined {
  return texts[type]?.(column);
}
