import type { Database, Tx } from '../../../engine/database/database.ts';
import type { FieldModel, Model } from '../../../engine/metadata/model.ts';
import { pointingRecords } from '../../../engine/records/deleting/pointing-records.ts';
import { undoingOperations } from '../../../engine/records/undoing/deeds.ts';
import { ident, sql } from '../../../engine/sql/sql.ts';
import type { SampleDataPreview } from '../../../schemas/generated/api.ts';

const statementTimeoutMs = 120_000;

type Counts = SampleDataPreview['objects'][number];

/**
 * What would go and what would stay, and why, by the rules of undo: whoever changed a record since keeps it, and what stays keeps what it points to.
 * Nothing is written; a table that goes with the transaction holds what has been found out.
 */
export async function previewRemoval(database: Database, model: Model, roots: readonly string[]): Promise<readonly Counts[]> {
  return database.transaction(
    async (tx) => {
      await gatherSamples(tx, roots);
      await passOverTrash(tx, model);
      await markNeeded(tx, model);
      return countSamples(tx, model);
    },
    { statementTimeoutMs },
  );
}

/** Records that the demos made; `why` says why one stays. */
async function gatherSamples(tx: Tx, roots: readonly string[]): Promise<void> {
  const own = [...roots];
  for (const root of roots) own.push(...(await undoingOperations(tx, root)));
  await tx.query(sql`create temp table sample on commit drop as
    select h.object, h.record, case when later.record is not null then 'changed' end as why from sys.history as h
      left join lateral (select l.record from sys.history as l where l.object = h.object and l.record = h.record and l.version > h.version and l.operation <> all(${own}::uuid[])
        and l.version > (select max(m.version) from sys.history as m where m.object = h.object and m.record = h.record and m.operation = any(${own}::uuid[])) limit 1) as later on true
      where h.operation = any(${[...roots]}::uuid[]) and h.kind = 'create'`);
  await tx.query(sql`create index on pg_temp.sample (object, record)`);
  await tx.query(sql`analyze pg_temp.sample`);
}

async function passOverTrash(tx: Tx, model: Model): Promise<void> {
  const touched = await tx.query<{ object: string }>(sql`select distinct object from pg_temp.sample`);
  for (const { object } of touched) {
    const table = model.objects.get(object)?.table;
    const there = table ? sql`exists (select 1 from ${ident(...table)} as t where t.id = s.record and t.deleted_at is null)` : sql`false`;
    await tx.query(sql`delete from pg_temp.sample as s where s.object = ${object} and not ${there}`);
  }
}

/** What stays keeps what it points to; lines stay with their record. Gone through until nothing is added. */
async function markNeeded(tx: Tx, model: Model): Promise<void> {
  const objects = [...model.objects.values()].filter(({ table }) => table[0] === 'crm');
  for (let changed: ReadonlySet<string> | undefined; changed === undefined || changed.size > 0; ) {
    const added = new Set<string>();
    for (const object of objects) {
      for (const field of object.incoming)
        if ((changed?.has(field.object) ?? true) && (await markPointed(tx, model, field, object.name))) added.add(object.name);
      const parent = object.parent?.target;
      if (parent !== undefined && (changed?.has(parent) ?? true) && (await markLines(tx, object.name, object.parent?.name ?? '', parent)))
        added.add(object.name);
    }
    changed = added;
  }
}

async function markPointed(tx: Tx, model: Model, field: FieldModel, object: string): Promise<boolean> {
  const other = model.objects.get(field.object);
  if (other?.table[0] !== 'crm') return false;
  const { from, target, meant } = pointingRecords(field, other, object);
  const marked = await tx.query(sql`update pg_temp.sample as s set why = 'needed' where s.object = ${object} and s.why is null and s.record in (
    select ${target} from ${from} left join pg_temp.sample as p on p.object = ${other.name} and p.record = t.id
      where ${target} is not null and ${meant} and t.deleted_at is null and (p.record is null or p.why is not null)) returning 1`);
  return marked.length > 0;
}

async function markLines(tx: Tx, lines: string, link: string, parent: string): Promise<boolean> {
  const marked = await tx.query(sql`update pg_temp.sample as s set why = 'needed' where s.object = ${lines} and s.why is null and s.record in (
    select t.id from ${ident('crm', lines)} as t join pg_temp.sample as p on p.object = ${parent} and p.record = ${ident('t', link)} where p.why is not null) returning 1`);
  return marked.length > 0;
}

async function countSamples(tx: Tx, model: Model): Promise<readonly Counts[]> {
  const counts: Counts[] = [];
  for (const { name, table, parent } of model.objects.values()) {
    if (table[0] !== 'crm' || parent) continue;
    const rows = await tx.query<{ goes: number; changed: number; needed: number; there: number }>(sql`select
      count(*) filter (where why is null)::int as goes, count(*) filter (where why = 'changed')::int as changed, count(*) filter (where why = 'needed')::int as needed,
      (select count(*)::int from ${ident(...table)} as t where t.deleted_at is null) as there from pg_temp.sample where object = ${name}`);
    const { goes = 0, changed = 0, needed = 0, there = 0 } = rows[0] ?? {};
    const own = there - goes - changed - needed;
    if (goes + changed + needed + own > 0) counts.push({ object: name, goes, changed, needed, own });
  }
  return counts;
}
