import type { Actor } from '../access/actor.ts';
import { all, ident, Slot, sql } from '../sql/sql.ts';
import { cached, preparedStatement, type ReadContext, run } from './read-context.ts';
import { accessIn, type ReadFrame } from './read-frame.ts';
import { scopeCondition } from './row-conditions.ts';

/** Of these records those that the actor may list, the trash among them; see RecordReader.visibleIds. */
export async function visibleIds(context: ReadContext, actor: Actor, name: string, ids: readonly string[]): Promise<readonly string[]> {
  const frame: ReadFrame = { model: context.model, actor, mode: 'list' };
  const object = context.model.objects.get(name);
  const scope = object && accessIn(frame, object).rows('read');
  if (!object || scope === undefined || scope === 'none') return [];
  if (scope === 'all') return ids;
  const statement = cached(frame, `visible ${name}`, () => {
    const conditions = [sql`t.id = any(${new Slot('ids')}::uuid[])`, scopeCondition(frame, object, 't', scope)];
    return preparedStatement(sql`select t.id::text as id from ${ident(...object.table)} as t where ${all(conditions)}`, context.model);
  });
  const found = new Set((await run(context, actor, statement, { ids })).map(({ id }) => String(id)));
  return ids.filter((id) => found.has(id));
}
