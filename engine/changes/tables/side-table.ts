import type { SideTableSpec } from '../../fields/field-type.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { ident, join, type Sql, sql } from '../../sql/sql.ts';
import { columnDefinition } from './column-definition.ts';
import { foreignKey } from './foreign-key.ts';
import { indexShape } from './object-indexes.ts';
import type { IndexShape, TableShape } from './table-shape.ts';

/** The table of a field whose values are rows, or undefined when the field has none. */
export function sideTable(object: ObjectModel, field: FieldModel): TableShape | undefined {
  const spec = field.type.sideTable?.(field.document);
  if (!spec || field.sideTable === undefined) return undefined;
  const name = field.sideTable;
  const links = spec.columns.some((column) => column.name === 'target') && field.target !== undefined;
  return {
    schema: 'crm',
    name,
    object: object.name,
    columns: [
      { name: 'record', definition: sql`uuid not null` },
      ...spec.columns.map((column) => ({ name: column.name, definition: columnDefinition(column.type) })),
    ],
    constraints: [
      foreignKey(name, 'record', ['crm', object.name], field.name, true),
      ...(links ? [foreignKey(name, 'target', targetTable(field.target as string), field.name)] : []),
    ],
    indexes: sideIndexes(name, field, spec),
  };
}

/** What is left of a side table while its field is hidden: rows that go when their record is purged. */
export function hiddenSideTable(object: ObjectModel, field: FieldModel): TableShape | undefined {
  const table = sideTable(object, field);
  if (!table) return undefined;
  return { ...table, constraints: table.constraints.slice(0, 1), indexes: table.indexes.slice(0, 1) };
}

function sideIndexes(table: string, field: FieldModel, spec: SideTableSpec): readonly IndexShape[] {
  const names = new Set(spec.columns.map((column) => column.name));
  const index = (readable: string, definition: Sql, unique?: object): IndexShape => indexShape(table, readable, definition, [field.name], unique);
  return [
    index('record', names.has('position') ? sql`using btree (record, position)` : sql`using btree (record)`),
    ...(names.has('target') ? [index('target', sql`using btree (target)`)] : []),
    ...(names.has('normal') ? [index('normal', sql`using btree (normal)`), index('ending', sql`using btree (reverse(normal))`)] : []),
    ...(spec.unique ? [index('unique', sql`using btree (${join(spec.unique.map((name) => ident(name)))})`, {})] : []),
  ];
}

/** Schema and table of an object's records. */
export function targetTable(object: string): readonly [string, string] {
  return object === 'user' ? ['sys', 'user'] : ['crm', object];
}
