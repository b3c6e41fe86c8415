import type { Tx } from '../../../database/database.ts';
import type { Model } from '../../../metadata/model.ts';
import { sql } from '../../../sql/sql.ts';
import { pointingRecords } from '../../deleting/pointing-records.ts';
import { phaseOf } from '../deeds.ts';
import type { ChunkDeed } from './pick-chunk.ts';

/**
 * The deeds of a chunk that may be settled now. A record cannot go while one that is still to be settled, and is not of this chunk, points to
 * it: people would meet a link into the trash. It waits for a later round, and its record and lines with it.
 */
export async function unblocked(tx: Tx, model: Model, undo: string, chunk: readonly ChunkDeed[]): Promise<readonly ChunkDeed[]> {
  for (let open = chunk; ; ) {
    const going = open.filter((deed) => phaseOf(deed) === 'remove');
    const blocked = new Set<string>();
    for (const [name, deeds] of Map.groupBy(going, ({ object }) => object)) {
      const found = await pointedTo(tx, model, undo, name, deeds, going);
      for (const { record, root } of deeds) if (found.has(record)) blocked.add(root);
    }
    if (blocked.size === 0) return open;
    open = open.filter(({ root }) => !blocked.has(root));
  }
}

async function pointedTo(
  tx: Tx,
  model: Model,
  undo: string,
  name: string,
  deeds: readonly ChunkDeed[],
  going: readonly ChunkDeed[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const ids = deeds.map(({ record }) => record);
  for (const field of model.objects.get(name)?.incoming ?? []) {
    const other = model.objects.get(field.object);
    if (!other) continue;
    const { from, target, meant } = pointingRecords(field, other, name);
    const alongside = going.flatMap(({ object, record }) => (object === other.name ? [record] : []));
    const rows = await tx.query<{ id: string }>(sql`select distinct ${target}::text as id from ${from}
      join sys.undo_deed as o on o.undo = ${undo}::uuid and o.object = ${other.name} and o.record = t.id
      where ${target} = any(${ids}::uuid[]) and ${meant} and t.deleted_at is null and t.id <> all(${alongside}::uuid[])`);
    for (const { id } of rows) found.add(id);
  }
  return found;
}
