import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { storedValue } from '../../metadata/stored-roll-ups.ts';
import { ident, sql } from '../../sql/sql.ts';
import { columnDefinition } from './column-definition.ts';
import { foreignKey } from './foreign-key.ts';
import { indexShape } from './object-indexes.ts';
import type { TableShape } from './table-shape.ts';

/** The table that keeps the values of a stored roll-up, or undefined when the field is none. */
export function storedRollUpTable(object: Pick<ObjectModel, 'name'>, field: FieldModel): TableShape | undefined {
  const name = field.storedTable;
  if (name === undefined) return undefined;
  const { type, money } = storedValue(field);
  return {
    schema: 'crm',
    name,
    object: object.name,
    columns: [
      { name: 'record', definition: sql`uuid not null` },
      { name: 'value', definition: columnDefinition(type) },
      ...(money ? [{ name: 'currency', definition: columnDefinition('text') }] : []),
      // To the microsecond.
      { name: 'at', definition: sql`timestamptz not null` },
    ],
    // Its index is named by PostgreSQL, which shortens where the table's name leaves no room.
    primaryKey: sql`primary key (record)`,
    constraints: [foreignKey(name, 'record', ['crm', object.name], field.name, true)],
    // A text may be longer than an entry of an ordered index.
    indexes: [indexShape(name, 'value', type === 'text' ? sql`using hash (${ident('value')})` : sql`using btree (${ident('value')}, record)`, [field.name])],
  };
}
