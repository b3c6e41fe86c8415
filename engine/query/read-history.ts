import type { Actor } from '../access/actor.ts';
import { objectAccess } from '../access/object-access.ts';
import type { Row } from '../database/database.ts';
import { stands } from '../errors/guards.ts';
import type { StoredValue } from '../fields/field-type.ts';
import type { FieldModel } from '../metadata/model.ts';
import { ident, join, Slot, sql } from '../sql/sql.ts';
import { getRecord } from './get-record.ts';
import { preparedStatement, type ReadContext, readableObject, run } from './read-context.ts';
import type { HistoryEntry } from './record-reader.ts';

const defaultEntries = 50;

/** The changes of one record, newest first; see RecordReader.history. Fields are filtered by what the actor may read now. */
export async function readHistory(
  context: ReadContext,
  actor: Actor,
  name: string,
  id: string,
  options: { readonly limit?: number | undefined; readonly before_version?: number | undefined } = {},
): Promise<readonly HistoryEntry[]> {
  const frame = { model: context.model, actor };
  const object = readableObject(frame, name);
  const access = objectAccess(context.model, actor, object);
  const candidates = [...object.fields.values()].filter((field) => field.columns.length > 0 && !hidden(field.name) && access.readCell(field) !== 'none');
  const names = [...candidates.map((field) => field.name), ...(access.readCell(object.fields.get(author) as FieldModel) === 'none' ? [] : [author])];
  const visible = (await getRecord(context, actor, name, id, names)) ?? (await getRecord(context, actor, name, id, names, true));
  if (!visible && stands('history_row')) return [];
  const limit = Math.min(options.limit ?? defaultEntries, 200);
  const entries = await run(
    context,
    actor,
    preparedStatement(
      sql`select h.version, h.at, h.actor, coalesce(u.name, o.actor_name) as actor_name, h.operation, h.kind, h.fields
      from sys.history as h left join sys."user" as u on u.id = h.actor left join sys.operation as o on o.id = h.operation
      where h.object = ${new Slot('object')} and h.record = ${new Slot('id')}::uuid and h.version < ${new Slot('before')}::bigint order by h.version desc limit ${new Slot('limit')}::int`,
      context.model,
    ),
    { object: name, id, before: options.before_version ?? Number.MAX_SAFE_INTEGER, limit },
  );
  if (entries.length === 0) return [];
  // What of the record may be read today says what of its past may be.
  const fields = candidates.filter((field) => field.name in (visible ?? {}) || !stands('history_field'));
  const columns = fields.flatMap((field) => field.columns.map((column) => ident(column.name)));
  const lowest = Number(entries.at(-1)?.version) - 1;
  const rows = await run(
    context,
    actor,
    preparedStatement(
      sql`select version, ${join(columns)} from ${ident('past', name)} where id = ${new Slot('id')}::uuid and version >= ${new Slot('lowest')}::bigint
      union all select version, ${join(columns)} from ${ident(...object.table)} where id = ${new Slot('id')}::uuid`,
      context.model,
    ),
    { id, lowest },
  );
  const byVersion = new Map(rows.map((row) => [Number(row.version), row]));
  const readable = new Map(fields.map((field) => [field.name, field]));
  // Who changed a record is its cell as well.
  const named = author in (visible ?? {}) || !stands('history_actor');
  return entries.map((entry) => toEntry(named ? entry : { ...entry, actor: null, actor_name: null }, byVersion, readable));
}

const author = 'updated_by';

const bookkeeping = new Set(['id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version', 'deleted_at']);

function hidden(name: string): boolean {
  return bookkeeping.has(name);
}

function valueAt(row: Row | undefined, field: FieldModel): unknown {
  if (!row) return null;
  const stored = field.columns.map((column) => row[column.name] as StoredValue);
  return stored.every((value) => value === null) ? null : field.type.toWire(stored, field.document);
}

function toEntry(entry: Row, byVersion: ReadonlyMap<number, Row>, readable: ReadonlyMap<string, FieldModel>): HistoryEntry {
  const version = Number(entry.version);
  const kind = entry.kind as HistoryEntry['kind'];
  const names = kind === 'create' ? [...readable.keys()] : ((entry.fields as string[] | null) ?? []);
  // Retention takes former versions away, oldest first: what is not known any more must not look like an empty value.
  const expired = !byVersion.has(version) || (kind !== 'create' && !byVersion.has(version - 1));
  const changes = names.flatMap((name) => {
    const field = readable.get(name);
    if (!field) return [];
    if (expired) return kind === 'create' ? [] : [{ field: name, before: null, after: null, expired }];
    const before = kind === 'create' ? null : valueAt(byVersion.get(version - 1), field);
    const after = valueAt(byVersion.get(version), field);
    return before === null && after === null ? [] : [{ field: name, before, after }];
  });
  return {
    version,
    at: String(entry.at),
    actor: { id: (entry.actor as string | null) ?? null, name: String(entry.actor_name ?? '') },
    operation: String(entry.operation),
    kind,
    changes,
  };
}
