import type { ConversionDocument } from '../../schemas/generated/metadata.ts';
import { systemActor } from '../access/actor.ts';
import type { Tx } from '../database/database.ts';
import { pointingRecords } from '../records/deleting/pointing-records.ts';
import type { RecordWriter } from '../records/record-writer.ts';
import type { CommittedChange } from '../records/write-context.ts';
import { all, ident, sql } from '../sql/sql.ts';
import type { ConversionContext } from './conversion-context.ts';
import type { StepRecord } from './source-values.ts';

type Kept = NonNullable<ConversionDocument['keeps']>[number];

const recordsAtOnce = 1_000;

/** What a conversion is being written with. */
export interface Writing {
  readonly tx: Tx;
  readonly writer: Pick<RecordWriter, 'writeBatch'>;
  readonly operation: string;
}

/**
 * Lets related records follow: their link, where it is empty, gets the new record. It follows from the conversion, as a cascade follows from a
 * delete: the system writes it within the operation, in records that the person may not see too, of which they learn nothing.
 */
export async function keepRelated(
  context: ConversionContext,
  { tx, writer, operation }: Writing,
  records: ReadonlyMap<string, StepRecord>,
): Promise<readonly CommittedChange[]> {
  const changes: CommittedChange[] = [];
  const system = systemActor(`conversion ${operation}`, context.actor.zone);
  for (const kept of context.conversion.keeps ?? []) {
    const target = records.get(kept.to);
    if (!target || kept.by === undefined) continue;
    const by = kept.by;
    const value = context.model.objects.get(kept.object)?.fields.get(by)?.type.type === 'any_link' ? target : target.id;
    for (let after = ''; ; ) {
      const ids = await related(context, tx, kept, by, after);
      if (ids.length === 0) break;
      const rows = ids.map((id) => ({ op: 'update', id, values: { [by]: value } }) as const);
      await writer.writeBatch(tx, system, kept.object, rows, { operation, kind: 'convert', mode: 'all' });
      changes.push({ object: kept.object, ids, operation });
      after = ids.at(-1) ?? '';
    }
  }
  return changes;
}

/** The next records that point to the one converted and whose link is still empty. */
async function related({ model, object, source }: ConversionContext, tx: Tx, kept: Kept, by: string, after: string): Promise<readonly string[]> {
  const other = model.objects.get(kept.object);
  const field = other?.fields.get(kept.link);
  if (!other || !field || !other.fields.has(by)) return [];
  const { from, target, meant } = pointingRecords(field, other, object.name);
  const conditions = [
    sql`${target} = ${source.id}::uuid`,
    meant,
    sql`t.deleted_at is null and ${ident('t', by)} is null`,
    ...(after === '' ? [] : [sql`t.id > ${after}::uuid`]),
  ];
  const rows = await tx.query<{ id: string }>(
    sql`select distinct t.id::text as id, t.id as place from ${from} where ${all(conditions)} order by t.id limit ${sql.lit(recordsAtOnce)}`,
  );
  return rows.map(({ id }) => id);
}
