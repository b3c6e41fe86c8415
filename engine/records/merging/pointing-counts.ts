import { actorSlots } from '../../access/actor.ts';
import { stands } from '../../errors/guards.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { relation } from '../../query/relation.ts';
import { all, any, bindSlots, compileSql, ident, type Sql, sql } from '../../sql/sql.ts';
import type { MergeContext } from './merge-context.ts';
import { pointingFields } from './relink-records.ts';

/** Counting stops here. */
const mostCounted = 1_000;

export interface PointingCount {
  readonly object: string;
  readonly count: number;
}

/** How many records will point to the kept one instead, by object: those that the actor may list, by links that they are shown. */
export async function pointingCounts(context: MergeContext): Promise<readonly PointingCount[]> {
  const counts: PointingCount[] = [];
  for (const [other, fields] of pointingFields(context)) {
    const count = await countPointing(context, other, fields);
    if (count > 0) counts.push({ object: other.name, count });
  }
  return counts;
}

async function countPointing(context: MergeContext, other: ObjectModel, fields: readonly FieldModel[]): Promise<number> {
  const { model, actor, connection, now } = context;
  const at = relation({ model, actor, mode: 'list' }, other);
  const told = stands('merge_count') ? fields.filter((field) => at.access.readCell(field) !== 'none') : fields;
  if (at.access.rows('read') === 'none' || told.length === 0) return 0;
  const points = told.map((field) => all([pointsAway(context, field), ...(stands('merge_count') ? at.cellGuards(field) : [])]));
  const itself = other.name === context.object.name ? sql`t.id <> all(${[context.kept, ...context.others]}::uuid[])` : sql`true`;
  const visible = stands('merge_count') ? at.visible() : sql`t.deleted_at is null`;
  const counted = sql`select 1 from ${at.from()} where ${all([visible, itself, any(points)])} limit ${sql.lit(mostCounted)}`;
  const rows = await connection.query<{ n: string }>(bindSlots(compileSql(sql`select count(*) as n from (${counted}) as c`), actorSlots(actor, now)));
  return Number(rows[0]?.n ?? 0);
}

function pointsAway({ object, others }: MergeContext, field: FieldModel): Sql {
  const ids = sql`any(${[...others]}::uuid[])`;
  if (field.type.type === 'links') return sql`t.id in (select s.record from ${ident('crm', field.sideTable ?? '')} as s where s.target = ${ids})`;
  const column = ident('t', field.name);
  return field.type.type === 'any_link' ? sql`(${column} = ${ids} and ${ident('t', `${field.name}__object`)} = ${object.name})` : sql`${column} = ${ids}`;
}
