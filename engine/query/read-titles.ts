import type { Actor } from '../access/actor.ts';
import { stands } from '../errors/guards.ts';
import { all, ident, Slot, sql } from '../sql/sql.ts';
import { cached, preparedStatement, type ReadContext, run } from './read-context.ts';
import { accessIn, type ReadFrame } from './read-frame.ts';
import { relation } from './relation.ts';

/** Titles of those of the records that the actor may open, outside the trash; see RecordReader.titles. */
export async function readTitles(context: ReadContext, actor: Actor, name: string, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const frame: ReadFrame = { model: context.model, actor };
  const object = context.model.objects.get(name);
  if (!object || ids.length === 0 || accessIn(frame, object).rows('read') === 'none') return new Map();
  const statement = cached(frame, `titles ${name}`, () => {
    const at = relation(frame, object);
    // Read before the FROM is: a title may lie behind a link.
    const title = at.value([object.title.name]);
    const shown = stands('title_row') ? at.visible() : sql`true`;
    const conditions = all([sql`${ident(at.alias)}.id = any(${new Slot('ids')}::uuid[])`, shown]);
    // In an order of their own: that in which the database finds rows tells of those beside them.
    const id = sql`${ident(at.alias)}.id`;
    return preparedStatement(sql`select ${id}::text as id, (${title})::text as title from ${at.from()} where ${conditions} order by ${id}`, context.model);
  });
  const rows = await run(context, actor, statement, { ids: [...ids] });
  return new Map(rows.map(({ id, title }) => [String(id), (title as string | null) ?? null]));
}
