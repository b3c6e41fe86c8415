import type { Actor } from '../access/actor.ts';
import { all, ident, Slot, sql } from '../sql/sql.ts';
import { cached, preparedStatement, type ReadContext, run } from './read-context.ts';
import { accessIn, type ReadFrame } from './read-frame.ts';
import type { Touched } from './record-reader.ts';
import { scopeCondition } from './row-conditions.ts';

/** Of these records those that the actor may list, the trash among them; see RecordReader.visibleIds. */
export async function visibleIds(context: ReadContext, actor: Actor, name: string, touched: Touched): Promise<readonly string[]> {
  const frame: ReadFrame = { model: context.model, actor, mode: 'list' };
  const object = context.model.objects.get(name);
  const scope = object && accessIn(frame, object).rows('read');
  if (!object || scope === undefined || scope === 'none') return [];
  const byId = 'ids' in touched;
  const statement = cached(frame, `visible ${byId} ${name}`, () => {
    const which = byId
      ? sql`t.id = any(${new Slot('ids')}::uuid[])`
      : sql`t.id in (select h.record from sys.history as h where h.operation = any(${new Slot('operations')}::uuid[]) and h.object = ${sql.lit(name)})`;
    const limit = byId ? sql`` : sql`order by t.id limit ${new Slot('limit')}::int`;
    return preparedStatement(
      sql`select t.id::text as id from ${ident(...object.table)} as t where ${all([which, scopeCondition(frame, object, 't', scope)])} ${limit}`,
      context.model,
    );
  });
  const found = (await run(context, actor, statement, { ...touched })).map(({ id }) => String(id));
  return byId ? touched.ids.filter((id) => found.includes(id)) : found;
}
