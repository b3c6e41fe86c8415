import { ident, type Sql, sql } from '../../sql/sql.ts';
import type { ConstraintShape, IndexShape, TableShape } from './table-shape.ts';

/** Locks as people should read them. */
export const locks = {
  none: 'none: the table is new',
  noTable: 'none: no table is touched',
  brief: 'ACCESS EXCLUSIVE, for milliseconds',
  catalogue: 'SHARE ROW EXCLUSIVE, for milliseconds',
  online: 'SHARE UPDATE EXCLUSIVE: reads and writes go on',
} as const;

/** A statement that changes tables. */
export interface Ddl {
  readonly sql: Sql;
  readonly lock: string;
}

/** Work that runs after the change is committed, while reads and writes go on. */
export interface QueuedDdl extends Ddl {
  readonly kind: 'index' | 'validate';
  readonly object: string;
  readonly table: string;
  readonly name: string;
}

export function tableName(table: Pick<TableShape, 'schema' | 'name'>): Sql {
  return ident(table.schema, table.name);
}

export function createTable(table: TableShape): Ddl {
  const columns = table.columns.map((column) => sql`${ident(column.name)} ${column.definition}`);
  const parts = table.primaryKey ? [...columns, table.primaryKey] : columns;
  return { sql: sql`create table ${tableName(table)} (${sql.join(parts)})`, lock: locks.none };
}

/** Makes an extension of PostgreSQL's own distribution available, once. */
export function createExtension(name: string): Ddl {
  return { sql: sql`create extension if not exists ${ident(name)} schema extensions`, lock: locks.noTable };
}

export function createIndex(table: TableShape, index: IndexShape, concurrently: boolean): Ddl {
  const start = index.unique ? sql`create unique index` : sql`create index`;
  return {
    sql: sql`${start}${concurrently ? sql` concurrently` : sql``} ${ident(index.name)} on ${tableName(table)} ${index.definition}`,
    lock: concurrently ? locks.online : locks.none,
  };
}

export function addConstraint(constraint: ConstraintShape, valid: boolean): Sql {
  return sql`add constraint ${ident(constraint.name)} ${constraint.definition}${valid ? sql`` : sql` not valid`}`;
}

export function alterTable(table: TableShape, clauses: readonly Sql[], lock: string): Ddl {
  return { sql: sql`alter table ${tableName(table)} ${sql.join(clauses)}`, lock };
}
