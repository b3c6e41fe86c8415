import type { Actor } from '../../engine/access/actor.ts';
import type { Database } from '../../engine/database/database.ts';
import type { RecordWriter } from '../../engine/records/record-writer.ts';
import { type DemoRequest, generateDemo } from './generate-demo.ts';

export interface DemoInstallation {
  /** Undoing this operation removes the demo and keeps what people changed since. */
  readonly operation: string;
  /** Rows written, creates and changes, without order lines. */
  readonly rows: number;
  readonly byObject: Readonly<Record<string, number>>;
}

export interface DemoInstallOptions extends DemoRequest {
  readonly onProgress?: (rows: number, object: string) => void;
}

const batchTimeoutMs = 120_000;

/**
 * Writes a generated history through the one write path, as one operation of kind 'demo'. Each batch is a transaction of
 * its own, so that people can work meanwhile; when one fails, the error is thrown and the operation can be undone.
 */
export async function installDemo(writer: RecordWriter, database: Database, actor: Actor, options: DemoInstallOptions): Promise<DemoInstallation> {
  const operation = await database.transaction((tx) => writer.startOperation(tx, actor, 'demo'));
  const byObject = new Map<string, number>();
  let rows = 0;
  for (const batch of generateDemo(options)) {
    await database.transaction((tx) => writer.writeBatch(tx, actor, batch.object, batch.rows, { operation, kind: 'demo', mode: 'all' }), {
      statementTimeoutMs: batchTimeoutMs,
    });
    rows += batch.rows.length;
    byObject.set(batch.object, (byObject.get(batch.object) ?? 0) + batch.rows.length);
    options.onProgress?.(rows, batch.object);
  }
  return { operation, rows, byObject: Object.fromEntries(byObject) };
}
