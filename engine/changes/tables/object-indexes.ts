import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { compileSql, ident, join, type Sql, sql } from '../../sql/sql.ts';
import { managedName } from '../physical-names.ts';
import type { IndexShape } from './table-shape.ts';

const outsideTrash = sql` where deleted_at is null`;

/** One index; its name follows from what it is. */
export function indexShape(table: string, readable: string, definition: Sql, fields: readonly string[], unique?: { readonly key?: string }): IndexShape {
  const name = managedName(unique ? 'uq' : 'ix', `${table}_${readable}`, `${table} ${compileSql(definition).text}`);
  const base = { name, unique: unique !== undefined, definition, fields };
  return unique?.key === undefined ? base : { ...base, key: unique.key };
}

/** The index keys under which values of a field compare in a unique key: its main column, texts folded. The writer compares alike. */
export function uniqueKeys(field: FieldModel): readonly Sql[] {
  const main = field.columns[0];
  if (!main) return [];
  return [main.type === 'text' ? sql`crm.fold(${ident(main.name)})` : ident(main.name)];
}

function uniqueIndexes(object: ObjectModel): IndexShape[] {
  const indexes: IndexShape[] = [];
  for (const field of object.fields.values()) {
    const keys = uniqueKeys(field);
    if (field.system || field.document.unique !== true || keys.length === 0) continue;
    indexes.push(indexShape(object.name, field.name, sql`using btree (${join(keys)})${outsideTrash}`, [field.name], {}));
  }
  for (const { name, fields } of object.document.unique ?? []) {
    const keys = fields.flatMap((field) => uniqueKeys(object.fields.get(field) as FieldModel));
    indexes.push(indexShape(object.name, name, sql`using btree (${join(keys)})${outsideTrash}`, fields, { key: name }));
  }
  return indexes;
}

// Texts that people sort in the order of their language; codes and addresses of machines are compared as they are.
const readByPeople: ReadonlySet<string> = new Set(['text', 'long_text', 'person_name', 'address']);

function fieldIndexes(object: ObjectModel, field: FieldModel): IndexShape[] {
  const main = field.columns[0];
  if (!main) return [];
  const table = object.name;
  const column = ident(main.name);
  const indexes: IndexShape[] = [];
  const add = (readable: string, definition: Sql, extension?: string): void => {
    const index = indexShape(table, `${field.name}_${readable}`, definition, [field.name]);
    indexes.push(extension === undefined ? index : { ...index, extension });
  };
  const leadsLines = object.parent === field && object.document.order !== undefined;
  if (main.type === 'uuid') {
    if (!leadsLines) add('link', sql`using btree (${column}) where ${column} is not null`);
  } else if (field.document.indexed === true && main.type === 'text[]') add('members', sql`using gin (${column})`);
  else if (field.document.indexed === true && main.type === 'text') {
    add('equal', sql`using btree (${column}, id)`);
    if (readByPeople.has(field.type.type)) add('sort', sql`using btree (${column} collate "vi-x-icu", id)`);
  } else if (field.document.indexed === true) add('sort', sql`using btree (${column}, id)`);
  if (field.type.type === 'phone') add('ending', sql`using btree (reverse(${column}))`);
  if (field.document.searchable === true) {
    for (const suffix of field.type.searchSuffixes ?? []) {
      const words = sql`crm.fold(${ident(`${field.name}${suffix}`)}) extensions.gin_trgm_ops`;
      // With the owner in it a search among one's own records meets no others. Lines are not searched by owner.
      if (object.parent) add(`search${suffix}`, sql`using gin (${words})`);
      else add(`search${suffix}`, sql`using gin (owner, ${words})`, 'btree_gin');
    }
  }
  return indexes;
}

/** Texts by which duplicates are looked for, folded. A hash knows texts of any length, and nothing but equal ones is asked for. */
function duplicateIndexes(object: ObjectModel): readonly IndexShape[] {
  const names = new Set((object.document.duplicates ?? []).flatMap(({ fields }) => fields));
  return [...names].flatMap((name) => {
    const field = object.fields.get(name);
    const main = field?.columns[0];
    if (!field || main?.type !== 'text' || field.type.type === 'phone' || field.type.type === 'choice') return [];
    return [indexShape(object.name, `${name}_alike`, sql`using hash (crm.fold(${ident(main.name)}))${outsideTrash}`, [name])];
  });
}

/** The indexes of an object's own table. */
export function objectIndexes(object: ObjectModel): readonly IndexShape[] {
  const table = object.name;
  const indexes: IndexShape[] = [indexShape(table, 'created', sql`using btree (created_at desc, id desc)${outsideTrash}`, ['created_at'])];
  // Lines are reached through their record, not through their owner.
  if (!object.parent) indexes.push(indexShape(table, 'owner', sql`using btree (owner, created_at desc, id desc)${outsideTrash}`, ['owner']));
  for (const field of object.fields.values()) if (!field.system) indexes.push(...fieldIndexes(object, field));
  const order = object.document.order === undefined ? undefined : object.fields.get(object.document.order)?.columns[0];
  const parent = object.parent?.columns[0];
  if (parent && order) {
    indexes.push(indexShape(table, 'lines', sql`using btree (${ident(parent.name)}, ${ident(order.name)})`, [parent.name, order.name]));
  }
  indexes.push(...uniqueIndexes(object), ...duplicateIndexes(object));
  return indexes;
}
