import type { Tx } from '../../database/database.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { ident, sql } from '../../sql/sql.ts';
import { pointingRecords } from '../deleting/pointing-records.ts';
import { dependencyOrder } from '../undoing/dependency-order.ts';

/** A record by object and id. */
export interface RecordName {
  readonly object: string;
  readonly id: string;
}

export interface PurgeOutcome {
  readonly purged: readonly RecordName[];
  /** Those that others, which stay, still point to. */
  readonly held: readonly RecordName[];
}

type Ids = Map<string, Set<string>>;

/**
 * Removes records that are in the trash for good, with their lines, former values and history; nothing can bring them back. What others that stay
 * point to is left, be those others in the trash themselves: they would come back with links to nothing. What is not in the trash is passed over.
 */
export async function purgeRecords(tx: Tx, model: Model, records: readonly RecordName[]): Promise<PurgeOutcome> {
  const going = await lockTrashed(tx, model, records);
  const asked = [...going].flatMap(([object, ids]) => [...ids].map((id) => ({ object, id })));
  for (;;) {
    const lines = await linesOf(tx, model, going);
    const held = await heldFrom(tx, model, new Map([...going, ...lines]), going, lines);
    if (held.size === 0) {
      await removeAll(tx, model, new Map([...going, ...lines]));
      break;
    }
    for (const key of held) {
      const [object = '', id = ''] = key.split(' ');
      going.get(object)?.delete(id);
    }
  }
  const stays = ({ object, id }: RecordName): boolean => going.get(object)?.has(id) !== true;
  return { purged: asked.filter((record) => !stays(record)), held: asked.filter(stays) };
}

async function lockTrashed(tx: Tx, model: Model, records: readonly RecordName[]): Promise<Ids> {
  const found: Ids = new Map();
  for (const [name, group] of [...Map.groupBy(records, ({ object }) => object)].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const object = model.objects.get(name);
    if (object?.table[0] !== 'crm' || object.parent) continue;
    const rows = await tx.query<{ id: string }>(
      sql`select t.id::text as id from ${ident(...object.table)} as t where t.id = any(${group.map(({ id }) => id)}::uuid[]) and t.deleted_at is not null order by t.id for update`,
    );
    found.set(name, new Set(rows.map(({ id }) => id)));
  }
  return found;
}

/** The lines of the records, whatever became of them. */
async function linesOf(tx: Tx, model: Model, going: Ids): Promise<Ids> {
  const found: Ids = new Map();
  for (const [name, ids] of going) {
    for (const { object, link } of ids.size === 0 ? [] : (model.objects.get(name)?.lines ?? [])) {
      const rows = await tx.query<{ id: string }>(
        sql`select t.id::text as id from ${ident('crm', object)} as t where ${ident('t', link)} = any(${[...ids]}::uuid[]) for update`,
      );
      found.set(object, new Set([...(found.get(object) ?? []), ...rows.map(({ id }) => id)]));
    }
  }
  return found;
}

/** Keys of records that something that does not go points to, or to one of their lines. */
async function heldFrom(tx: Tx, model: Model, all: Ids, going: Ids, lines: Ids): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for (const [name, ids] of all) {
    const object = model.objects.get(name);
    if (!object || ids.size === 0) continue;
    for (const id of await pointedTo(tx, model, object, [...ids], all)) {
      if (going.get(name)?.has(id)) held.add(`${name} ${id}`);
      else if (lines.get(name)?.has(id)) held.add(await ownerOf(tx, object, id));
    }
  }
  return held;
}

async function pointedTo(tx: Tx, model: Model, object: ObjectModel, ids: readonly string[], all: Ids): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const field of object.incoming) {
    const other = model.objects.get(field.object);
    if (!other) continue;
    const { from, target, meant } = pointingRecords(field, other, object.name);
    const alongside = [...(all.get(other.name) ?? [])];
    const rows = await tx.query<{ id: string }>(
      sql`select distinct ${target}::text as id from ${from} where ${target} = any(${[...ids]}::uuid[]) and ${meant} and t.id <> all(${alongside}::uuid[])`,
    );
    for (const { id } of rows) found.add(id);
  }
  return found;
}

async function ownerOf(tx: Tx, lines: ObjectModel, id: string): Promise<string> {
  const link = lines.parent;
  const rows = await tx.query<{ id: string }>(
    sql`select ${ident('t', link?.name ?? 'id')}::text as id from ${ident(...lines.table)} as t where t.id = ${id}::uuid`,
  );
  return `${link?.target ?? ''} ${rows[0]?.id ?? ''}`;
}

/** Tables of schema sys whose rows are about a record and go with it; what logs say stays. */
const rowsOfRecords = ['history', 'share', 'territory_record', 'comment', 'watch', 'notification', 'attachment', 'merge', 'not_duplicate'] as const;

/** Those that point go before those they point to. */
async function removeAll(tx: Tx, model: Model, all: Ids): Promise<void> {
  for (const name of dependencyOrder(model, [...all.keys()]).toReversed()) {
    const object = model.objects.get(name);
    const ids = [...(all.get(name) ?? [])];
    if (!object || ids.length === 0) continue;
    await tx.query(sql`delete from ${ident(...object.table)} where id = any(${ids}::uuid[])`);
    await tx.query(sql`delete from ${ident('past', object.name)} where id = any(${ids}::uuid[])`);
    for (const table of rowsOfRecords) await tx.query(sql`delete from ${ident('sys', table)} where object = ${name} and record = any(${ids}::uuid[])`);
  }
}
