import { objectAccess } from '../../access/object-access.ts';
import { stands } from '../../errors/guards.ts';
import { pointerSegment } from '../../errors/issue.ts';
import { sql } from '../../sql/sql.ts';
import type { RowWrite } from '../record-writer.ts';
import { type BatchContext, failRow, isLive, type PreparedRow } from '../write-context.ts';

/** Where a writer saw an older version: edits of other fields merge, edits of the same field to another value conflict. */
export async function mergeEdits(context: BatchContext, rows: readonly PreparedRow[], writes: readonly RowWrite[]): Promise<void> {
  const stale = rows.filter((row) => {
    const write = writes[row.index];
    const seen = write && 'version' in write ? write.version : undefined;
    return isLive(row) && seen !== undefined && row.before !== undefined && Number(row.before.version) !== seen;
  });
  if (stale.length === 0) return;
  const seenVersion = (row: PreparedRow): number => (writes[row.index] as { version: number }).version;
  const since = await context.tx.query<{ record: string; fields: string[] | null }>(sql`select h.record::text as record, h.fields from sys.history as h
    join unnest(${stale.map((row) => row.id)}::uuid[], ${stale.map(seenVersion)}::bigint[]) as v(id, version) on h.record = v.id and h.version > v.version where h.object = ${context.object.name}`);
  const changed = new Map<string, Set<string>>();
  for (const { record, fields } of since) {
    const set = changed.get(record) ?? new Set<string>();
    for (const field of fields ?? []) set.add(field);
    changed.set(record, set);
  }
  const access = objectAccess(context.model, context.actor, context.object);
  // What clashes in a field that the writer is not shown is told without its name.
  const named = (name: string): boolean => {
    const field = context.object.fields.get(name);
    return field !== undefined && (access.readCell(field) !== 'none' || !stands('conflict_fields'));
  };
  for (const row of stale) {
    const theirs = changed.get(row.id) ?? new Set<string>();
    const mine = [...row.fields, ...row.sides.keys(), ...row.lines.keys()];
    const clash = row.op === 'delete' ? [...theirs] : mine.filter((field) => theirs.has(field));
    // A version never seen by this server cannot be merged with.
    const unknown = seenVersion(row) > Number(row.before?.version);
    if (clash.length === 0 && !unknown) continue;
    const told = clash.filter(named);
    for (const field of told.length > 0 ? told : [''])
      failRow(row, 'conflict', { pointer: field === '' ? '' : pointerSegment(field), message: 'Someone else changed this meanwhile.' });
    row.extra = { version: Number(row.before?.version), fields: told };
  }
}
