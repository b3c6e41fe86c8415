import type { Row } from '../../database/database.ts';
import type { StoredValue } from '../../fields/field-type.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { ident, join, sql } from '../../sql/sql.ts';
import { tableColumns } from '../preparing/load-rows.ts';
import { type BatchContext, laterTime, type PreparedRow } from '../write-context.ts';
import type { Deed } from './deeds.ts';

/** The row versions that stood before the operation. */
export async function formerRows(context: BatchContext, deeds: readonly Deed[]): Promise<ReadonlyMap<string, Row>> {
  if (deeds.length === 0) return new Map();
  const columns = tableColumns(context.object).map((column) => ident('p', column));
  const rows = await context.tx.query<Row>(sql`select ${join(columns)} from ${ident('past', context.object.name)} as p
    join unnest(${deeds.map((deed) => deed.record)}::uuid[], ${deeds.map((deed) => Number(deed.first_version) - 1)}::bigint[]) as v(id, version) on p.id = v.id and p.version = v.version`);
  return new Map(rows.map((row) => [String(row.id), row]));
}

const untouched = new Set(['id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version', 'deleted_at']);

/** The change that takes a deed back, or undefined where the record stays as it is. */
export function invertDeed(
  context: BatchContext,
  deed: Deed,
  before: Row,
  former: Row | undefined,
  edits: ReadonlySet<string> | undefined,
): PreparedRow | undefined {
  const now = context.now.toISOString();
  const gone = before.deleted_at !== null;
  const base = {
    index: 0,
    id: deed.record,
    at: laterTime(String(before.updated_at), now),
    before,
    columns: new Map<string, StoredValue>(),
    fields: new Set<string>(),
    sides: new Map<string, string | null>(),
    lines: new Map(),
    sidesBefore: undefined,
    issues: [],
    failed: undefined,
    extra: undefined,
    touched: false,
    version: Number(before.version) + 1,
  };
  if (deed.first_kind === 'create' || deed.first_kind === 'restore') {
    // Kept when someone has worked on it since; nothing to do when it is in the trash by now.
    if (edits !== undefined || gone) return undefined;
    // What was brought back may have been changed, too.
    if (former) restoreColumns(context.object, deed, base, former, edits);
    return { ...base, op: 'delete' };
  }
  if (!former) return undefined;
  restoreColumns(context.object, deed, base, former, edits);
  const back = deed.last_kind === 'delete' && gone;
  if (gone && !back) return undefined;
  if (back) base.columns.set('deleted_at', null);
  return { ...base, touched: base.columns.size === 0 && base.sides.size > 0, op: back ? 'restore' : 'update' };
}

function restoreColumns(
  object: ObjectModel,
  deed: Deed,
  row: Pick<PreparedRow, 'columns' | 'fields' | 'sides'>,
  former: Row,
  edits: ReadonlySet<string> | undefined,
): void {
  for (const name of deed.fields ?? []) {
    const field = object.fields.get(name);
    if (!field || untouched.has(name) || edits?.has(name)) continue;
    if (field.sideTable !== undefined) {
      if (deed.links && Object.hasOwn(deed.links, name)) row.sides.set(name, deed.links[name] ?? null);
      row.fields.add(name);
      continue;
    }
    // Lines come back by their own history; the record only tells that they changed.
    if (field.type.type === 'lines') row.fields.add(name);
    // @NOTE past rows come from the driver, whose values are stored values.
    for (const column of field.columns) row.columns.set(column.name, (former[column.name] ?? null) as StoredValue);
    row.fields.add(name);
  }
}
