import type { RowRule, RowScope } from '../../access/row-rules.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { relation } from '../../query/relation.ts';
import { expressionHolds, formCondition, type RowPlace, scopeCondition } from '../../query/row-conditions.ts';
import { all, ident, join, type Sql, sql } from '../../sql/sql.ts';
import type { Reach, Side } from './reach.ts';

const alias = 't';
const inner = 'g';

/** The ways in which a scope reaches rows, one condition each, so that each can be served by its own index. */
function branches(place: RowPlace, scope: RowScope): readonly Sql[] {
  if (scope === 'all') return [sql`true`];
  if (scope === 'none') return [sql`false`];
  return scope.flatMap((rule) => ruleBranches(place, rule));
}

function ruleBranches(place: RowPlace, { forms, condition }: RowRule): readonly Sql[] {
  const also = condition ? [expressionHolds(place, condition)] : [];
  if (forms.length === 0) return [all(also)];
  return forms.map((form) => all([formCondition(place, form), ...also]));
}

/** Conditions beside the first scope. */
function further({ model, person }: Side, object: ObjectModel, { scopes, paths, mode }: Reach): readonly Sql[] {
  const frame = { model, actor: person, mode };
  const scoped = scopes.slice(1).map((scope) => scopeCondition(frame, object, alias, scope));
  const asked = paths.map((path) => {
    const at = relation(frame, object, inner);
    const guards = at.guards(path);
    return guards.length === 0 ? sql`true` : sql`(select ${all(guards)} from ${at.from()} where ${ident(inner, 'id')} = ${ident(alias, 'id')})`;
  });
  return [...scoped, ...asked];
}

/** Ids of the rows reached, those in the trash left out. */
function idsOf(side: Side, object: ObjectModel, reach: Reach): Sql {
  const place: RowPlace = { frame: { model: side.model, actor: side.person, mode: reach.mode }, object, alias };
  const [first = 'none'] = reach.scopes;
  const also = further(side, object, reach);
  const selects = branches(place, first).map((branch) => {
    const conditions = all([sql`${ident(alias, 'deleted_at')} is null`, branch, ...also]);
    return sql`select ${ident(alias, 'id')} from ${ident(...object.table)} as ${ident(alias)} where ${conditions}`;
  });
  return join(selects, sql` union `);
}

/** Counts the rows reached, as `n`. */
export function countSql(side: Side, object: ObjectModel, reach: Reach): Sql {
  return sql`select count(*) as n from (${idsOf(side, object, reach)}) as reached`;
}

/** Counts the rows that both reach. */
export function countBothSql(object: ObjectModel, before: readonly [Side, Reach], after: readonly [Side, Reach]): Sql {
  return sql`select count(*) as n from ((${idsOf(before[0], object, before[1])}) intersect (${idsOf(after[0], object, after[1])})) as reached`;
}

function holds(side: Side, object: ObjectModel, reach: Reach): Sql {
  const frame = { model: side.model, actor: side.person, mode: reach.mode };
  const [first = 'none'] = reach.scopes;
  return all([scopeCondition(frame, object, alias, first), ...further(side, object, reach)]);
}

/** Ids of at most so many rows that `these` reaches and `others` does not, newest first where it is told to. */
export function beyondSql(object: ObjectModel, these: readonly [Side, Reach], others: readonly [Side, Reach], limit: number, newest: boolean): Sql {
  const condition = all([
    sql`${ident(alias, 'deleted_at')} is null`,
    holds(these[0], object, these[1]),
    sql`(${holds(others[0], object, others[1])}) is not true`,
  ]);
  const order = newest ? sql` order by ${ident(alias, 'id')} desc` : sql``;
  return sql`select ${ident(alias, 'id')}::text as id from ${ident(...object.table)} as ${ident(alias)} where ${condition}${order} limit ${sql.lit(limit)}`;
}
