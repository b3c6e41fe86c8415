import type { Actor } from '../../engine/access/actor.ts';
import type { Database } from '../../engine/database/database.ts';
import { AppError } from '../../engine/errors/app-error.ts';
import { failpoint } from '../../engine/errors/failpoint.ts';
import type { RecordWriter } from '../../engine/records/record-writer.ts';
import { forgetProgress, saveProgress, settingsHash, type UnfinishedDemo } from './demo-progress.ts';
import { type DemoRequest, generateDemo } from './generate-demo.ts';
import type { DemoSettings } from './settings/demo-settings.ts';

export interface DemoInstallation {
  /** Undoing this operation removes the demo and keeps what people changed since. */
  readonly operation: string;
  /** Rows written by this call, creates and changes, without order lines. */
  readonly rows: number;
  readonly byObject: Readonly<Record<string, number>>;
}

export interface DemoInstallOptions extends DemoRequest {
  /** The demo to go on with. */
  readonly unfinished?: UnfinishedDemo | undefined;
}

interface Target {
  readonly writer: RecordWriter;
  readonly database: Database;
  readonly actor: Actor;
}

const batchTimeoutMs = 120_000;

/**
 * Writes a generated history through the one write path, as one operation of kind 'demo'. Each batch is a transaction of its own, so that
 * people can work meanwhile, and notes in it how far it came: a demo whose process was killed is found by findUnfinishedDemo and goes on
 * with `unfinished`, with the settings it was begun with. When a batch fails, the error is thrown and the operation can be undone.
 */
export async function installDemo(writer: RecordWriter, database: Database, actor: Actor, options: DemoInstallOptions): Promise<DemoInstallation> {
  const { unfinished, ...request } = options;
  const target = { writer, database, actor };
  const begun = unfinished ?? (await begin(target, request));
  try {
    return await writeBatches(target, request.settings, begun);
  } catch (error) {
    // What was refused would be refused again.
    if (error instanceof AppError && error.status < 500) await forgetProgress(database);
    throw error;
  }
}

async function begin({ writer, database, actor }: Target, { settings, ...plan }: DemoRequest): Promise<UnfinishedDemo> {
  return database.transaction(async (tx) => {
    const operation = await writer.startOperation(tx, actor, 'demo');
    const progress = { operation, plan, batches: 0, settingsHash: settingsHash(settings) };
    await saveProgress(tx, progress);
    return progress;
  });
}

async function writeBatches({ writer, database, actor }: Target, settings: DemoSettings, begun: UnfinishedDemo): Promise<DemoInstallation> {
  const byObject = new Map<string, number>();
  let rows = 0;
  let batches = 0;
  for (const batch of generateDemo({ settings, ...begun.plan })) {
    batches += 1;
    if (batches <= begun.batches) continue;
    const progress = { ...begun, batches };
    await database.transaction(
      async (tx) => {
        await writer.writeBatch(tx, actor, batch.object, batch.rows, { operation: begun.operation, kind: 'demo', mode: 'all' });
        await saveProgress(tx, progress);
      },
      { statementTimeoutMs: batchTimeoutMs },
    );
    failpoint('demo.batch-written');
    rows += batch.rows.length;
    byObject.set(batch.object, (byObject.get(batch.object) ?? 0) + batch.rows.length);
  }
  await forgetProgress(database);
  return { operation: begun.operation, rows, byObject: Object.fromEntries(byObject) };
}
