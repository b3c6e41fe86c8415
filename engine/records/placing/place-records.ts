import { systemActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import type { CompiledExpression } from '../../expressions/types.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { expressionHolds } from '../../query/row-conditions.ts';
import { ident, join, type Sql, sql } from '../../sql/sql.ts';
import { type BatchContext, isLive, type PreparedRow, type TerritoryRule } from '../write-context.ts';

/** Keeps, with the write, in which territories the written records lie by rule; places given by hand stay. Undefined where there is nothing to do. */
export function placeWritten(context: BatchContext, rows: readonly PreparedRow[]): Promise<void> | undefined {
  const { model, object, tx, dependencies } = context;
  const rules = dependencies.territories?.rulesFor(model, object) ?? [];
  if (rules.length === 0) return undefined;
  const read = readBy(object, rules);
  const moved = rows.filter((row) => isLive(row) && (row.op === 'create' || [...row.fields].some((name) => read.has(name))));
  if (moved.length === 0) return undefined;
  const ids = moved.map((row) => row.id);
  return place(tx, { model, object, rules }, sql`t.id = any(${ids}::uuid[])`, context.now);
}

const known = new WeakMap<readonly TerritoryRule[], ReadonlySet<string>>();

/** Fields of the object that the rules read, themselves or through formulas. */
function readBy(object: ObjectModel, rules: readonly TerritoryRule[]): ReadonlySet<string> {
  const found = known.get(rules);
  if (found) return found;
  const names = new Set<string>();
  const visit = (expression: CompiledExpression): void => {
    for (const [name = ''] of expression.reads) {
      if (names.has(name)) continue;
      names.add(name);
      const formula = object.fields.get(name)?.formula;
      if (formula) visit(formula);
    }
  };
  for (const { condition } of rules) visit(condition);
  known.set(rules, names);
  return names;
}

/** What records are placed by. */
export interface Placing {
  readonly model: Model;
  readonly object: ObjectModel;
  /** All rules of the object. */
  readonly rules: readonly TerritoryRule[];
}

/**
 * Places the rows of the object that meet `which`, a condition on alias t; the caller has locked them. Records stay in territories that have
 * no rule for the object, and where they were placed by hand.
 */
export async function place(tx: Tx, { model, object, rules }: Placing, which: Sql, now: Date): Promise<void> {
  if (rules.length === 0) return;
  const where = { frame: { model, actor: systemActor('territories', model.settings.zone) }, object, alias: 't' };
  const verdicts = rules.map(({ territory, condition }) => sql`(${territory}::uuid, ${expressionHolds(where, condition)})`);
  const judged = sql`select t.id as record, v.territory, v.inside from ${ident(...object.table)} as t cross join lateral (values ${join(verdicts)}) as v(territory, inside) where ${which}`;
  // Given together: both judge the same rows, which the caller has locked or reads as they are.
  await Promise.all([
    tx.query(sql`insert into sys.territory_record (object, record, territory, since)
      select ${object.name}::text, j.record, j.territory, ${now.toISOString()}::timestamptz from (${judged}) as j where j.inside order by j.record, j.territory on conflict do nothing`),
    tx.query(sql`delete from sys.territory_record as r using (${judged}) as j
      where r.object = ${object.name} and r.record = j.record and r.territory = j.territory and not j.inside and not r.manual`),
  ]);
}
