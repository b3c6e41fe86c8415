import type { Database } from '../../database/database.ts';
import type { Locale } from '../../fields/field-type.ts';
import { sql } from '../../sql/sql.ts';
import { faultColumns } from '../fault-words.ts';
import { csvRow } from './csv-text.ts';

interface FaultRow {
  readonly row: number;
  readonly column_name: string | null;
  readonly value: string | null;
  readonly message: string;
  readonly raw: readonly string[] | null;
}

const batchSize = 1_000;

/** The faults of an import in row order: row, column, value, message, then the row as it was in the file. Messages are in the language of who imported. */
export async function* faultsCsv(database: Database, id: string, header: readonly string[], locale: Locale): AsyncGenerator<string> {
  yield `\ufeff${csvRow([...faultColumns[locale], ...header])}`;
  const select = sql`select row, column_name, value, message, raw from sys.import_fault where import = ${id}::uuid order by row`;
  for await (const rows of database.stream<FaultRow>(select, batchSize)) {
    yield rows.map((fault) => csvRow([String(fault.row), fault.column_name ?? '', fault.value ?? '', fault.message, ...(fault.raw ?? [])])).join('');
  }
}
