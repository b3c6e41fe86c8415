import { ddlText } from '../../engine/changes/run-ddl.ts';
import { readCatalogue, tableKey } from '../../engine/changes/tables/catalogue.ts';
import { compareTables } from '../../engine/changes/tables/compare-tables.ts';
import { objectTables } from '../../engine/changes/tables/object-tables.ts';
import type { Database } from '../../engine/database/database.ts';
import type { Model } from '../../engine/metadata/model.ts';
import { ident, sql } from '../../engine/sql/sql.ts';

/** Every value that anyone can see, by table. */
export async function dataOf(database: Database, model: Model): Promise<Record<string, unknown>> {
  const data: Record<string, unknown> = {};
  for (const table of [...model.objects.values()].flatMap(objectTables)) {
    const columns = sql.join(table.columns.map(({ name }) => ident(name)));
    data[tableKey(table)] = await database.query(sql`select ${columns} from ${ident(table.schema, table.name)} order by 1`);
  }
  return data;
}

export async function documentsOf(database: Database): Promise<unknown> {
  return database.query(sql`select kind, name, body, hash, state from sys.document where state <> 'hidden' order by kind, name`);
}

/** Statements that would still be needed to make the tables what the Model says: none when all is well. */
export async function driftOf(database: Database, model: Model): Promise<readonly string[]> {
  const tables = [...model.objects.values()].flatMap(objectTables);
  const { now, queued } = compareTables(tables, await readCatalogue(database, tables.map(tableKey)));
  return [...now, ...queued].map((statement) => ddlText(statement.sql));
}
