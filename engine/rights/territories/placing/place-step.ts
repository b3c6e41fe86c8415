import type { Database, Tx } from '../../../database/database.ts';
import type { ModelStore } from '../../../database/model-store.ts';
import { failpoint } from '../../../errors/failpoint.ts';
import type { Model, ObjectModel } from '../../../metadata/model.ts';
import { placeAnew } from '../../../records/placing/place-records.ts';
import { ident, sql } from '../../../sql/sql.ts';
import { compileRules, loadRules } from '../territory-rules.ts';

/** What placing needs. */
export interface PlacingServices {
  readonly database: Database;
  readonly models: ModelStore;
  readonly clock: () => Date;
  /** How long after they were asked for places are worked out. */
  readonly settleSeconds: number;
}

export type StepOutcome = { readonly state: 'more' | 'finished' | 'nothing' } | { readonly state: 'wait'; readonly waitMs: number };

interface PlacingRow {
  readonly after: string | null;
  readonly waits_ms: number;
  readonly horizon: string | null;
  /** Null while no horizon is set. */
  readonly reached: boolean | null;
}

const recordsAtOnce = 5_000;
const statementTimeoutMs = 120_000;
const horizonPollMs = 100;

/**
 * One transaction of placing an object's records anew: the next 5,000 in the order of ids, with how far that has come. Rules that change
 * meanwhile begin again. Any number of processes may do it at once, and it may be cut off anywhere.
 */
export function placeStep({ database, models, clock, settleSeconds }: PlacingServices, name: string): Promise<StepOutcome> {
  return database.transaction(
    async (tx): Promise<StepOutcome> => {
      const model = await models.lockForWrite(tx);
      const row = await lockPlacing(tx, name, settleSeconds);
      if (!row) return { state: 'nothing' };
      if (row.waits_ms > 0) return { state: 'wait', waitMs: row.waits_ms };
      if (row.horizon === null) {
        await tx.query(sql`update sys.placing set horizon = pg_snapshot_xmax(pg_current_snapshot()) where object = ${name}`);
        return { state: 'more' };
      }
      // Writers that began by former rules are over before the first record is placed: what they leave behind is placed, too.
      if (row.reached !== true) return { state: 'wait', waitMs: horizonPollMs };
      const object = model.objects.get(name);
      // What has lost its territories has no column for them any more.
      const { last, count } =
        object?.document.territories === true ? await placeNext({ tx, model, object, now: clock() }, row.after) : { last: null, count: 0 };
      const over = count < recordsAtOnce;
      await tx.query(sql`update sys.placing set after = ${last}::uuid, placed = placed + ${count}, open = ${!over} where object = ${name}`);
      failpoint('placing.batch-written');
      return { state: over ? 'finished' : 'more' };
    },
    { lockModel: true, statementTimeoutMs },
  );
}

async function lockPlacing(tx: Tx, object: string, settleSeconds: number): Promise<PlacingRow | undefined> {
  const rows =
    await tx.query<PlacingRow>(sql`select p.after::text as after, p.horizon::text as horizon, pg_snapshot_xmin(pg_current_snapshot()) >= p.horizon as reached,
      ceil(extract(epoch from p.asked_at + make_interval(secs => ${settleSeconds}) - clock_timestamp()) * 1000)::int as waits_ms
    from sys.placing as p where p.object = ${object} and p.open for update`);
  return rows[0];
}

interface Batch {
  readonly tx: Tx;
  readonly model: Model;
  readonly object: ObjectModel;
  readonly now: Date;
}

/** Places the next records by the rules as committed, the trash included: what is restored lies where it belongs. */
async function placeNext({ tx, model, object, now }: Batch, after: string | null): Promise<{ readonly last: string | null; readonly count: number }> {
  const table = ident(...object.table);
  const behind = after === null ? sql`true` : sql`t.id > ${after}::uuid`;
  const rows = await tx.query<{ id: string }>(sql`select t.id::text as id from ${table} as t where ${behind} order by t.id limit ${sql.lit(recordsAtOnce)}`);
  const last = rows.at(-1)?.id;
  if (last === undefined) return { last: after, count: 0 };
  const ids = rows.map(({ id }) => id);
  const rules = compileRules(await loadRules(tx, object.name), object);
  await placeAnew(tx, { model, object, rules }, sql`t.id = any(${ids}::uuid[])`, now);
  return { last, count: rows.length };
}
