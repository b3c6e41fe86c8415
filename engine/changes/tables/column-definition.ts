import type { ColumnType } from '../../fields/field-type.ts';
import { type Sql, sql } from '../../sql/sql.ts';

const definitions: Readonly<Record<ColumnType, Sql>> = {
  text: sql`text collate "C"`,
  bigint: sql`bigint`,
  numeric: sql`numeric`,
  boolean: sql`boolean`,
  date: sql`date`,
  'timestamptz(3)': sql`timestamptz(3)`,
  uuid: sql`uuid`,
  // @NOTE typmod and collation follow the element type.
  'text[]': sql`text[] collate "C"`,
};

/** A column type as written in DDL. Byte order everywhere: display sorting names its collation itself. */
export function columnDefinition(type: ColumnType): Sql {
  return definitions[type];
}
