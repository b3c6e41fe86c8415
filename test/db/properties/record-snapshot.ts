import type { Database } from '../../../engine/database/database.ts';
import type { Model, ObjectModel } from '../../../engine/metadata/model.ts';
import { ident, join, sql } from '../../../engine/sql/sql.ts';

/** A record as it is stored, without what each write changes, with its side tables. */
export interface StoredRecord {
  readonly in_trash: boolean;
  readonly values: Readonly<Record<string, unknown>>;
}

/** By `object id`. */
export type Snapshot = ReadonlyMap<string, StoredRecord>;

const bookkeeping = new Set(['version', 'updated_at', 'updated_by', 'deleted_at']);

/** Everything that is stored of all records, those in the trash included. */
export async function takeSnapshot(database: Database, model: Model): Promise<Snapshot> {
  const snapshot = new Map<string, StoredRecord>();
  for (const object of model.objects.values()) if (object.table[0] === 'crm') await addObject(database, object, snapshot);
  return snapshot;
}

async function addObject(database: Database, object: ObjectModel, snapshot: Map<string, StoredRecord>): Promise<void> {
  const columns = [...object.fields.values()].flatMap((field) => field.columns.map(({ name }) => name)).filter((name) => !bookkeeping.has(name));
  const rows = await database.query<Record<string, unknown>>(
    sql`select ${join(columns.map((column) => ident(column)))}, deleted_at is not null as in_trash from ${ident(...object.table)} order by id`,
  );
  const sides = new Map<string, Record<string, unknown[]>>();
  for (const field of object.fields.values()) {
    if (field.sideTable === undefined) continue;
    for (const { record, ...row } of await database.query<Record<string, unknown>>(sql`select * from ${ident('crm', field.sideTable)} as s order by s::text`)) {
      const mine = sides.get(String(record)) ?? {};
      mine[field.name] = [...(mine[field.name] ?? []), row];
      sides.set(String(record), mine);
    }
  }
  for (const { in_trash, ...values } of rows)
    snapshot.set(`${object.name} ${String(values.id)}`, { in_trash: in_trash === true, values: { ...values, ...sides.get(String(values.id)) } });
}

/** Those of a snapshot that were there before, and those of the rest that are not in the trash. */
export function without(snapshot: Snapshot, before: Snapshot): Record<string, StoredRecord> {
  return Object.fromEntries([...snapshot].filter(([key, { in_trash }]) => before.has(key) || !in_trash));
}
