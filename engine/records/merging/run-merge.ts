import type { Tx } from '../../database/database.ts';
import type { ReadContext } from '../../query/read-context.ts';
import type { RecordWriter } from '../record-writer.ts';
import { moveBeside } from './beside-records.ts';
import { type MergeTask, openMerge } from './merge-context.ts';
import { insertMerge } from './merge-table.ts';
import type { Merged } from './merges.ts';
import { planMerge, readRecords } from './plan-merge.ts';
import { relinkRecords } from './relink-records.ts';
import { writeKept } from './write-kept.ts';

/** The transaction of a merge, and who writes in it. */
export interface MergeGround {
  readonly tx: Tx;
  readonly writer: Pick<RecordWriter, 'startOperation' | 'writeBatch'>;
}

/**
 * Merges, as one operation: links follow first, since records that are pointed to are not deleted; then the others go, since unique values of
 * theirs can be the kept record's only when they are gone.
 */
export async function runMerge(reading: ReadContext, { tx, writer }: MergeGround, task: MergeTask): Promise<Merged> {
  const context = await openMerge(reading, task, true);
  const { actor, object, kept, others, now } = context;
  const plans = planMerge(context, await readRecords(context), task.request.choose);
  const operation = await writer.startOperation(tx, actor, 'merge', object.name);
  const writing = { tx, writer, operation };
  const changes = await relinkRecords(context, writing);
  const deletes = others.map((id) => ({ op: 'delete', id }) as const);
  await writer.writeBatch(tx, actor, object.name, deletes, { operation, kind: 'merge', mode: 'all' });
  await writeKept(context, writing, plans);
  for (const record of others) {
    const moved = await moveBeside(tx, { object: object.name, from: record, to: kept });
    await insertMerge(tx, { operation, object: object.name, record, kept, moved }, now);
  }
  return { answer: { operation, id: kept, merged: [...others] }, changes: [...changes, { object: object.name, ids: [kept, ...others], operation }] };
}
