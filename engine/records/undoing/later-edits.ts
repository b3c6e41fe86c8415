import { sql } from '../../sql/sql.ts';
import type { Deed, UndoContext } from './deeds.ts';

/** Fields edited after the operation, per record; an empty set stands for a delete or restore. */
export async function laterEdits(context: UndoContext, deeds: readonly Deed[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = await context.tx.query<{ record: string; fields: string[] | null }>(sql`select h.record::text as record, h.fields from sys.history as h
    join unnest(${deeds.map((deed) => deed.record)}::uuid[], ${deeds.map((deed) => Number(deed.last_version))}::bigint[]) as v(id, version) on h.record = v.id and h.version > v.version
    where h.object = ${context.object.name} and h.operation <> all(${context.own}::uuid[])`);
  const edits = new Map<string, Set<string>>();
  for (const { record, fields } of found) {
    const set = edits.get(record) ?? new Set<string>();
    for (const field of fields ?? []) set.add(field);
    edits.set(record, set);
  }
  return edits;
}
