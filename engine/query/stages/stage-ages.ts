import type { Actor } from '../../access/actor.ts';
import { stands } from '../../errors/guards.ts';
import { all, ident, Slot, sql } from '../../sql/sql.ts';
import { cached, preparedStatement, type ReadContext, readableObject, run } from '../read-context.ts';
import type { ReadFrame } from '../read-frame.ts';
import type { StageAge } from '../record-reader.ts';
import { relation } from '../relation.ts';
import { isRotting, secondsBetween, stageField } from './stage-field.ts';

/**
 * Since when records have been in their stage; see RecordReader.stageAges. One statement, which walks the key of the journal once a record: the
 * journal keeps who changed which field and when for good, so nothing beside it has to be kept. In the order of ids: that in which the
 * database finds rows tells of those beside them.
 */
export async function stageAges(
  context: ReadContext,
  actor: Actor,
  name: string,
  fieldName: string,
  ids: readonly string[],
): Promise<readonly StageAge[] | undefined> {
  const frame: ReadFrame = { model: context.model, actor, mode: 'list' };
  const field = stageField(frame, name, fieldName);
  if (!field) return undefined;
  const statement = cached(frame, `stage ages ${name} ${fieldName}`, () => {
    const at = relation(frame, readableObject(frame, name));
    const stage = stands('stage_cell') ? at.value([fieldName]) : ident(at.alias, fieldName);
    return preparedStatement(
      sql`select ${ident(at.alias)}.id::text as id, ${stage} as stage, j.at as entered from ${at.from()}
      cross join lateral (select h.at from sys.history as h where h.object = ${sql.lit(name)} and h.record = ${ident(at.alias)}.id
        and (h.kind = 'create' or h.fields @> array[${sql.lit(fieldName)}]::text[]) order by h.version desc limit 1) as j
      where ${all([at.visible(), sql`${ident(at.alias)}.id = any(${new Slot('ids')}::uuid[])`, sql`(${stage}) is not null`])}
      order by ${ident(at.alias)}.id`,
      context.model,
    );
  });
  const now = context.now.toISOString();
  return (await run(context, actor, statement, { ids })).map((row) => {
    const [stage, entered_at] = [String(row.stage), String(row.entered)];
    const seconds = secondsBetween(entered_at, now);
    return { id: String(row.id), stage, entered_at, seconds, rotting: isRotting(field, stage, seconds) };
  });
}
