import { placesColumn } from '../../access/places-column.ts';
import type { ColumnModel, FieldModel, ObjectModel } from '../../metadata/model.ts';
import { compileSql, ident, type Sql, sql } from '../../sql/sql.ts';
import { managedName } from '../physical-names.ts';
import { columnDefinition } from './column-definition.ts';
import { foreignKey } from './foreign-key.ts';
import { indexShape, objectIndexes } from './object-indexes.ts';
import { sideTable, targetTable } from './side-table.ts';
import { storedRollUpTable } from './stored-roll-up-table.ts';
import type { ColumnShape, ConstraintShape, TableShape } from './table-shape.ts';

const time = columnDefinition('timestamptz(3)');
const uuid = columnDefinition('uuid');

/** Standard columns in the order of the table, with what holds only where the record lives. */
const standardColumns: readonly (readonly [name: string, type: Sql, extra: Sql])[] = [
  ['id', uuid, sql` not null`],
  ['owner', uuid, sql``],
  ['record_type', columnDefinition('text'), sql``],
  ['created_at', time, sql` not null`],
  ['created_by', uuid, sql``],
  ['updated_at', time, sql` not null`],
  ['updated_by', uuid, sql``],
  ['version', columnDefinition('bigint'), sql` not null default 1`],
  ['deleted_at', time, sql``],
];

/** Fields with columns that an admin made. */
function ownFields(object: ObjectModel): readonly FieldModel[] {
  return [...object.fields.values()].filter((field) => !field.system);
}

function standardOf(object: ObjectModel, live: boolean): readonly ColumnShape[] {
  const present = standardColumns.filter(([name]) => name !== 'record_type' || object.fields.has(name));
  return present.map(([name, type, extra]) => ({ name, definition: live ? sql`${type}${extra}` : type }));
}

function fieldColumns(object: ObjectModel): readonly ColumnShape[] {
  return ownFields(object).flatMap((field) => field.columns.map((column) => ({ name: column.name, definition: columnDefinition(column.type) })));
}

function checkConstraint(object: ObjectModel, field: FieldModel, column: ColumnModel): ConstraintShape {
  // @NOTE the check is a constant of the field type with % for the column; % has no other use in it.
  const text = (column.check ?? '').replaceAll('%', `"${column.name}"`);
  const definition = sql`check (${sql.raw(text)})`;
  return {
    name: managedName('ck', `${object.name}_${column.name}`, `${object.name} ${compileSql(definition).text}`),
    kind: 'check',
    definition,
    fields: [field.name],
  };
}

function constraints(object: ObjectModel): readonly ConstraintShape[] {
  // None for owner: people are never deleted, the writer has checked that they exist, and a check per row is a sixth of an import.
  const found: ConstraintShape[] = [];
  for (const field of ownFields(object)) {
    for (const column of field.columns) if (column.check !== undefined) found.push(checkConstraint(object, field, column));
    const main = field.columns[0];
    if (main?.type !== 'uuid') continue;
    if (field.type.type === 'file') found.push(foreignKey(object.name, main.name, ['sys', 'file'], field.name));
    else if (field.target !== undefined) found.push(foreignKey(object.name, main.name, targetTable(field.target), field.name));
  }
  return found;
}

/** Where records lie in territories: their numbers, those given by hand negative. Derived from the record, so that past versions do without. */
function places({ name, document }: ObjectModel): readonly { readonly column: ColumnShape; readonly index: TableShape['indexes'][number] }[] {
  if (document.territories !== true) return [];
  return [
    {
      column: { name: placesColumn, definition: sql`int[]` },
      index: indexShape(name, 'places', sql`using gin (${ident(placesColumn)}) where ${ident(placesColumn)} is not null`, []),
    },
  ];
}

/** The table of an object's records. */
export function liveTable(object: ObjectModel): TableShape {
  return {
    schema: 'crm',
    name: object.name,
    object: object.name,
    columns: [...standardOf(object, true), ...fieldColumns(object), ...places(object).map(({ column }) => column)],
    primaryKey: sql`constraint ${ident(`${object.name}_pkey`)} primary key (id)`,
    constraints: constraints(object),
    indexes: [...objectIndexes(object), ...places(object).map(({ index }) => index)],
  };
}

/** The table of superseded versions: the same columns without any rule, since what was may break today's rules. */
function pastTable(object: ObjectModel): TableShape {
  const name = object.name;
  return {
    schema: 'past',
    name,
    object: name,
    columns: [
      ...standardOf(object, false),
      { name: 'valid_from', definition: time },
      { name: 'valid_to', definition: time },
      { name: 'operation', definition: uuid },
      ...fieldColumns(object),
    ],
    constraints: [],
    indexes: [
      indexShape(name, 'past_version', sql`using btree (id, version)`, []),
      indexShape(name, 'past_operation', sql`using btree (operation)`, []),
      // Versions arrive in the order of their end, so a few pages of index find what retention lets go.
      indexShape(name, 'past_end', sql`using brin (valid_to)`, []),
    ],
  };
}

/** Every table an object needs. The built-in object user has none of its own. */
export function objectTables(object: ObjectModel): readonly TableShape[] {
  if (object.table[0] !== 'crm') return [];
  const sides = ownFields(object).flatMap((field) => sideTable(object, field) ?? storedRollUpTable(object, field) ?? []);
  return [liveTable(object), pastTable(object), ...sides];
}
