import { type Actor, systemActor } from '../../access/actor.ts';
import { placesColumn } from '../../access/places-column.ts';
import type { Tx } from '../../database/database.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { expressionHolds } from '../../query/row-conditions.ts';
import { ident, join, type Sql, sql } from '../../sql/sql.ts';
import { rowScope } from '../preparing/row-values.ts';
import { type BatchContext, isLive, type PreparedRow, type TerritoryRule } from '../write-context.ts';

/**
 * Keeps, with the write, in which territories the rows lie by rule; places given by hand stay. The numbers go into the rows themselves, so that
 * an index finds records beside their owner; sys.territory_record keeps since when. Call before the rows are written. Undefined where
 * nothing moves.
 */
export function placeWritten(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> | undefined {
  const { model, object, dependencies } = context;
  // A writer that knows no rules leaves all places as they are.
  if (object.document.territories !== true || !dependencies.territories) return undefined;
  const rules = dependencies.territories.rulesFor(model, object);
  const moves = rows.flatMap((row) => moveRow(context, row, rules));
  return moves.length === 0 ? undefined : noteMoves(context, moves);
}

interface Move {
  readonly record: string;
  readonly number: number;
  readonly enters: boolean;
}

/** Where the row stands now: negative numbers are places by hand. */
function placesOf(row: PreparedRow): readonly number[] {
  // @NOTE the statement that locks rows reads the column as text[].
  return ((row.before?.[placesColumn] as readonly string[] | null | undefined) ?? []).map(Number);
}

function moveRow(context: BatchContext, row: PreparedRow, rules: readonly TerritoryRule[]): readonly Move[] {
  if (!isLive(row) || row.op === 'delete') return [];
  const now = placesOf(row);
  // In the zone of the workspace, whoever writes: when the rules change, records are placed in that.
  const scope = rowScope({ ...context, actor: placer(context.model) }, row);
  const inside = rules.filter(({ condition }) => condition.evaluate(scope) === true).map(({ number }) => number);
  const byRule = now.filter((number) => number > 0);
  const moves = [
    ...inside.filter((number) => !byRule.includes(number)).map((number) => ({ record: row.id, number, enters: true })),
    ...byRule.filter((number) => !inside.includes(number)).map((number) => ({ record: row.id, number, enters: false })),
  ];
  if (moves.length > 0) row.columns.set(placesColumn, placesText([...now.filter((number) => number < 0), ...inside]));
  return moves;
}

function placesText(numbers: readonly number[]): readonly string[] | null {
  return numbers.length === 0 ? null : numbers.toSorted((left, right) => left - right).map(String);
}

async function noteMoves({ tx, object, now }: BatchContext, moves: readonly Move[]): Promise<void> {
  const records = moves.map(({ record }) => record);
  const numbers = moves.map(({ number }) => number);
  const enters = moves.map((move) => move.enters);
  const moved = sql`unnest(${records}::uuid[], ${numbers}::int[], ${enters}::boolean[]) as m(record, number, enters) join sys.territory as t on t.number = m.number`;
  await Promise.all([
    tx.query(sql`insert into sys.territory_record (object, record, territory, since)
      select ${object.name}::text, m.record, t.id, ${now.toISOString()}::timestamptz from ${moved} where m.enters order by m.record, t.id on conflict do nothing`),
    tx.query(sql`delete from sys.territory_record as r using ${moved}
      where r.object = ${object.name} and r.record = m.record and r.territory = t.id and not m.enters and not r.manual`),
  ]);
}

function placer(model: Model): Actor {
  return systemActor('territories', model.settings.zone);
}

/** What records are placed by. */
export interface Placing {
  readonly model: Model;
  readonly object: ObjectModel;
  /** All rules of the object. */
  readonly rules: readonly TerritoryRule[];
}

/**
 * Places rows anew, by the rules given: those that meet `which`, a condition on alias t, locked in the order of ids. Places by hand stay as
 * long as their territory. Versions do not rise. For when the rules have changed.
 */
export async function placeAnew(tx: Tx, { model, object, rules }: Placing, which: Sql, now: Date): Promise<void> {
  const where = { frame: { model, actor: placer(model) }, object, alias: 't' };
  const table = ident(...object.table);
  const column = ident(placesColumn);
  const verdicts = rules.map(({ number, condition }) => sql`case when ${expressionHolds(where, condition)} then ${number}::int end`);
  const byHand = sql`select n from unnest(t.${column}) as n where n < 0 and exists (select 1 from sys.territory as y where y.number = -n)`;
  const wanted = sql`array(${byHand} union select n from unnest(array[${join([...verdicts, sql`null::int`])}]) as n where n is not null order by 1)`;
  // Compared as sets, not joined: the planner, which does not know how many places there are, would compare each with each.
  await tx.query(sql`with wanted as materialized (select t.id, coalesce(t.${column}, '{}') as before, ${wanted} as places from ${table} as t where ${which} order by t.id for update),
    moved as (update ${table} as t set ${column} = nullif(w.places, '{}') from wanted as w where t.id = w.id and w.before <> w.places),
    standing as materialized (select w.id as record, y.id as territory, bool_or(n < 0) as manual from wanted as w cross join lateral unnest(w.places) as n
      join sys.territory as y on y.number = abs(n) group by w.id, y.id),
    noted as (insert into sys.territory_record (object, record, territory, manual, since)
      select ${object.name}::text, s.record, s.territory, s.manual, ${now.toISOString()}::timestamptz from standing as s on conflict do nothing)
    delete from sys.territory_record as r where r.object = ${object.name} and r.record = any(array(select w.id from wanted as w))
      and (r.record, r.territory) not in (select s.record, s.territory from standing as s)`);
}

/** Puts a record into a territory by hand, or takes it out; what a rule says stays. False where there is no such record. */
export async function placeByHand(
  tx: Tx,
  object: ObjectModel,
  place: { readonly record: string; readonly territory: string; readonly inside: boolean },
  now: Date,
): Promise<boolean> {
  const column = ident(placesColumn);
  const number = sql`(select -number from sys.territory where id = ${place.territory}::uuid)`;
  const without = sql`array_remove(coalesce(${column}, '{}'), ${number})`;
  const value = place.inside ? sql`array_append(${without}, ${number})` : sql`nullif(${without}, '{}')`;
  const rows = await tx.query<{ ruled: boolean }>(sql`update ${ident(...object.table)} set ${column} = ${value} where id = ${place.record}::uuid
    returning coalesce(- ${number} = any(${column}), false) as ruled`);
  const row = rows[0];
  if (!row) return false;
  if (place.inside || row.ruled)
    await tx.query(sql`insert into sys.territory_record (object, record, territory, manual, since)
      values (${object.name}, ${place.record}::uuid, ${place.territory}::uuid, ${place.inside}, ${now.toISOString()}::timestamptz)
      on conflict (object, record, territory) do update set manual = excluded.manual`);
  else
    await tx.query(
      sql`delete from sys.territory_record where object = ${object.name} and record = ${place.record}::uuid and territory = ${place.territory}::uuid`,
    );
  return true;
}
