import type { HandOverAnswer } from '../../../schemas/generated/api.ts';
import type { Actor } from '../../access/actor.ts';
import type { Database } from '../../database/database.ts';
import { failpoint } from '../../errors/failpoint.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import type { RecordWriter } from '../../records/record-writer.ts';
import { ident, sql } from '../../sql/sql.ts';
import type { Heirs } from './move-shares.ts';

const recordsAtOnce = 2_000;
/** Refusals that are told one by one. */
const mostTold = 100;

export type Refused = HandOverAnswer['refused'];

/** Objects whose records have an owner, lines behind the objects that they belong to. */
export function ownedObjects(model: Model, names: readonly string[] | null): readonly ObjectModel[] {
  const owned = [...model.objects.values()].filter(
    (object) => object.table[0] === 'crm' && object.fields.has('owner') && (names?.includes(object.name) ?? true),
  );
  return owned.sort((left, right) => Number(left.parent !== undefined) - Number(right.parent !== undefined) || (left.name < right.name ? -1 : 1));
}

/** How many records of each object the person owns, the trash not counted. */
export async function countOwned(database: Database, objects: readonly ObjectModel[], person: string): Promise<HandOverAnswer['records']> {
  const counts: HandOverAnswer['records'] = [];
  for (const object of objects) {
    const rows = await database.query<{ count: number }>(
      sql`select count(*) as count from ${ident(...object.table)} as t where t.owner = ${person}::uuid and t.deleted_at is null`,
    );
    const count = Number(rows[0]?.count ?? 0);
    if (count > 0) counts.push({ object: object.name, count });
  }
  return counts;
}

export interface RecordMove extends Heirs {
  readonly actor: Actor;
  readonly operation: string;
}

/**
 * Makes the successor the owner of the person's records, some thousands a transaction, all under one operation. What is done already is not
 * found again, so that it may be cut off anywhere. Answers what rules keep from it.
 */
export async function moveRecords(
  { database, writer }: { readonly database: Database; readonly writer: RecordWriter },
  objects: readonly ObjectModel[],
  { actor, operation, person, successor }: RecordMove,
): Promise<Refused> {
  const refused: Refused = [];
  for (const object of objects) {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await database.query<{ id: string }>(sql`select t.id::text as id from ${ident(...object.table)} as t
        where t.owner = ${person}::uuid and t.deleted_at is null and t.id > ${after}::uuid order by t.id limit ${sql.lit(recordsAtOnce)}`);
      if (rows.length === 0) break;
      after = rows.at(-1)?.id ?? after;
      const writes = rows.map(({ id }) => ({ op: 'update', id, values: { owner: successor } }) as const);
      const { results } = await writer.write(actor, object.name, writes, { operation, kind: 'hand_over', mode: 'valid' });
      for (const [index, result] of results.entries()) {
        if (result.ok || result.code === 'not_found' || refused.length >= mostTold) continue;
        refused.push({ object: object.name, id: rows[index]?.id ?? '', message: result.issues[0]?.message ?? result.code });
      }
      failpoint('hand-over.batch-committed');
      if (rows.length < recordsAtOnce) break;
    }
  }
  return refused;
}

/** How many records of each object the operation has given another owner, over all the times that it was gone on with. */
export async function countMoved(database: Database, operation: string): Promise<HandOverAnswer['records']> {
  const rows = await database.query<{ object: string; count: number }>(sql`select h.object, count(distinct h.record) as count from sys.history as h
    where h.operation = ${operation}::uuid and 'owner' = any(h.fields) group by h.object order by h.object`);
  return rows.map(({ object, count }) => ({ object, count: Number(count) }));
}
