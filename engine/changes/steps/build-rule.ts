import type { Database } from '../../database/database.ts';
import type { Model } from '../../metadata/model.ts';
import { ident, sql } from '../../sql/sql.ts';
import { readCatalogue, tableKey } from '../tables/catalogue.ts';
import { createIndex, tableName } from '../tables/ddl.ts';
import { objectTables } from '../tables/object-tables.ts';
import type { StepWork } from './step.ts';

type Rule = Extract<StepWork, { kind: 'index' | 'validate' }>;

const noLimit = { statementTimeoutMs: 0 };

/** Builds an index or validates a constraint while reads and writes go on. Nothing is left to do when it is there, or no longer wanted. */
export async function buildRule(database: Database, model: Model, work: Rule): Promise<void> {
  const object = model.objects.get(work.object);
  const table = object && objectTables(object).find((candidate) => tableKey(candidate) === work.table);
  const facts = table && (await readCatalogue(database, [work.table])).get(work.table);
  if (!table || !facts) return;
  if (work.kind === 'validate') {
    if (facts.constraints.get(work.target) !== false) return;
    await database.query(sql`alter table ${tableName(table)} validate constraint ${ident(work.target)}`, noLimit);
    return;
  }
  const index = table.indexes.find(({ name }) => name === work.target);
  const there = facts.indexes.get(work.target);
  if (!index || there === true) return;
  const drop = sql`drop index concurrently if exists ${ident(table.schema, index.name)}`;
  // One that was cut off before it was complete.
  if (there === false) await database.query(drop, noLimit);
  try {
    await database.query(createIndex(table, index, true).sql, noLimit);
  } catch (error) {
    // What a failed attempt leaves behind is never read, but a unique one would go on refusing writes.
    await database.query(drop, noLimit);
    throw error;
  }
}
