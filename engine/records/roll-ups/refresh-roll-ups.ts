import type { Database, Tx } from '../../database/database.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { failpoint } from '../../errors/failpoint.ts';
import type { Model } from '../../metadata/model.ts';
import { type Hop, type StoredRollUp, storedRollUps } from '../../metadata/stored-roll-ups.ts';
import { ident, sql } from '../../sql/sql.ts';
import { writeTransaction } from '../writing/write-transaction.ts';
import { lockRollUp, storeRollUp } from './store-roll-up.ts';

/** Marks taken by one transaction. */
const batchMarks = 1_000;
const batchTimeoutMs = 60_000;

export interface RefreshDependencies {
  readonly database: Database;
  readonly models: ModelStore;
  /** Hears, after the commit, of records whose stored values are others now. */
  readonly onRefreshed?: (object: string, ids: readonly string[]) => void;
}

interface Refreshed {
  readonly taken: number;
  readonly changed: readonly string[];
}

/** Works out anew what committed changes have made stale, until nothing is marked. Any number of processes may do so. Answers how many marks it took. */
export async function refreshRollUps(dependencies: RefreshDependencies, signal?: AbortSignal): Promise<number> {
  let total = 0;
  const marked = await dependencies.database.query<{ object: string; field: string }>(sql`select distinct object, field from sys.stale_roll_up`);
  const failures: unknown[] = [];
  for (const { object, field } of marked) {
    try {
      for (let taken = batchMarks; taken === batchMarks && signal?.aborted !== true; ) {
        const batch = await refreshBatch(dependencies, `${object}.${field}`);
        taken = batch.taken;
        total += taken;
        if (batch.changed.length > 0) dependencies.onRefreshed?.(object, batch.changed);
      }
    } catch (error) {
      // One that cannot be worked out does not keep the others from it.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return total;
}

function refreshBatch(dependencies: RefreshDependencies, name: string): Promise<Refreshed> {
  return writeTransaction(
    dependencies,
    async (tx, model) => {
      const rollUp = storedRollUps(model).find(({ field }) => field.document.name === name);
      // No longer stored: its marks go with the hourly housekeeping.
      if (!rollUp) return { taken: 0, changed: [] };
      await lockRollUp(tx, rollUp);
      const marks = await takeMarks(tx, rollUp);
      failpoint('roll-up.marks-taken');
      // The values are those of a later moment than the marks: what is committed after it has marks of its own.
      const changed = await storeRollUp(tx, model, rollUp, await markedRecords(tx, model, rollUp, marks));
      failpoint('roll-up.stored');
      return { taken: marks.length, changed };
    },
    { statementTimeoutMs: batchTimeoutMs },
  );
}

interface Mark {
  readonly via: string;
  readonly record: string;
}

function takeMarks(tx: Tx, { field }: StoredRollUp): Promise<Mark[]> {
  return tx.query<Mark>(sql`delete from sys.stale_roll_up where id = any(array(
      select id from sys.stale_roll_up where object = ${field.object} and field = ${field.name} order by id limit ${sql.lit(batchMarks)}))
    returning via, record::text as record`);
}

/** The records that have the roll-up, from marks of those and of records on the way to them, by the links as they are now. */
async function markedRecords(tx: Tx, model: Model, { field, sources }: StoredRollUp, marks: readonly Mark[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const [via, group] of Map.groupBy(marks, (mark) => mark.via)) {
    const records = [...new Set(group.map(({ record }) => record))];
    if (via === field.object) for (const record of records) found.add(record);
    const ways = new Map(sources.filter((source) => source.via === via && source.up.length > 0).map(({ up }) => [JSON.stringify(up), up]));
    for (const up of ways.values()) for (const id of await followLinks(tx, model, up, records)) found.add(id);
  }
  return [...found];
}

async function followLinks(tx: Tx, model: Model, up: readonly Hop[], records: readonly string[]): Promise<readonly string[]> {
  let ids = records;
  for (const { object, link } of up) {
    const table = model.objects.get(object)?.table;
    if (!table || ids.length === 0) return [];
    const column = ident('t', link);
    const rows = await tx.query<{ id: string }>(
      sql`select distinct ${column}::text as id from ${ident(...table)} as t where t.id = any(${ids}::uuid[]) and ${column} is not null`,
    );
    ids = rows.map(({ id }) => id);
  }
  return ids;
}
