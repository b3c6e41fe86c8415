import { ident, type Sql, sql } from '../../sql/sql.ts';
import { isManagedName } from '../physical-names.ts';
import { type Catalogue, type TableFacts, tableKey } from './catalogue.ts';
import { addConstraint, alterTable, createExtension, createIndex, createTable, type Ddl, locks, type QueuedDdl, tableName } from './ddl.ts';
import type { TableShape } from './table-shape.ts';

/** Statements that make tables what they should be. */
export interface TableChanges {
  /** In the applying transaction, in order. */
  readonly now: readonly Ddl[];
  /** After it, in order. */
  readonly queued: readonly QueuedDdl[];
}

/**
 * Compares tables with what PostgreSQL has, by name. Adds what is missing, takes away indexes and constraints of ours that are no longer
 * wanted, and leaves every column and whatever was made by hand.
 */
export function compareTables(wanted: readonly TableShape[], catalogue: Catalogue): TableChanges {
  const first: Ddl[] = [];
  const constraints: Ddl[] = [];
  const indexes: Ddl[] = [];
  const queued: QueuedDdl[] = [];
  for (const table of wanted) {
    const facts = catalogue.get(tableKey(table));
    if (!facts) {
      first.push(createTable(table));
      if (table.constraints.length > 0)
        constraints.push(
          alterTable(
            table,
            table.constraints.map((constraint) => addConstraint(constraint, true)),
            locks.none,
          ),
        );
      indexes.push(...table.indexes.map((index) => createIndex(table, index, false)));
      continue;
    }
    first.push(...dropUnwanted(table, facts), ...addColumns(table, facts));
    constraints.push(...addConstraints(table, facts, queued));
    indexes.push(...addIndexes(table, facts, queued));
  }
  return { now: [...extensions(wanted, catalogue), ...first, ...constraints, ...indexes], queued };
}

/** The extensions that indexes still to be made need. */
function extensions(wanted: readonly TableShape[], catalogue: Catalogue): Ddl[] {
  const missing = wanted.flatMap((table) => table.indexes.filter(({ name }) => catalogue.get(tableKey(table))?.indexes.get(name) !== true));
  return [...new Set(missing.flatMap(({ extension }) => extension ?? []))].map(createExtension);
}

function dropUnwanted(table: TableShape, facts: TableFacts): Ddl[] {
  const constraints = new Set(table.constraints.map(({ name }) => name));
  const indexes = new Set(table.indexes.map(({ name }) => name));
  const dropped = [...facts.constraints.keys()].filter((name) => isManagedName(name) && !constraints.has(name));
  const statements: Ddl[] = [...facts.indexes.keys()]
    .filter((name) => isManagedName(name) && !indexes.has(name))
    .map((name) => ({ sql: sql`drop index ${ident(table.schema, name)}`, lock: locks.brief }));
  if (dropped.length > 0)
    statements.push(
      alterTable(
        table,
        dropped.map((name) => sql`drop constraint ${ident(name)}`),
        locks.brief,
      ),
    );
  return statements;
}

function addColumns(table: TableShape, facts: TableFacts): Ddl[] {
  const missing: Sql[] = table.columns
    .filter((column) => !facts.columns.has(column.name))
    .map((column) => sql`add column ${ident(column.name)} ${column.definition}`);
  return missing.length === 0 ? [] : [alterTable(table, missing, locks.brief)];
}

function addConstraints(table: TableShape, facts: TableFacts, queued: QueuedDdl[]): Ddl[] {
  const missing = table.constraints.filter(({ name }) => !facts.constraints.has(name));
  for (const { name } of table.constraints) {
    const valid = facts.constraints.get(name) ?? facts.small;
    if (!valid)
      queued.push({
        kind: 'validate',
        object: table.object,
        table: tableKey(table),
        name,
        sql: sql`alter table ${tableName(table)} validate constraint ${ident(name)}`,
        lock: locks.online,
      });
  }
  if (missing.length === 0) return [];
  return [
    alterTable(
      table,
      missing.map((constraint) => addConstraint(constraint, facts.small)),
      locks.catalogue,
    ),
  ];
}

function addIndexes(table: TableShape, facts: TableFacts, queued: QueuedDdl[]): Ddl[] {
  const missing = table.indexes.filter(({ name }) => facts.indexes.get(name) !== true);
  if (facts.small) {
    const leftovers = missing
      .filter(({ name }) => facts.indexes.has(name))
      .map(({ name }) => ({ sql: sql`drop index ${ident(table.schema, name)}`, lock: locks.brief }));
    return [...leftovers, ...missing.map((index) => createIndex(table, index, false))];
  }
  for (const index of missing)
    queued.push({ kind: 'index', object: table.object, table: tableKey(table), name: index.name, ...createIndex(table, index, true) });
  return [];
}
