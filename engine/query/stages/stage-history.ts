import type { Actor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import type { Row } from '../../database/database.ts';
import { stands } from '../../errors/guards.ts';
import type { FieldModel } from '../../metadata/model.ts';
import { ident, Slot, sql } from '../../sql/sql.ts';
import { getRecord } from '../get-record.ts';
import { preparedStatement, type ReadContext, readableObject, run } from '../read-context.ts';
import type { StageHistory, StageStay } from '../record-reader.ts';
import { isRotting, secondsBetween, stageField } from './stage-field.ts';

/** More moves than anybody makes; the latest are told. */
const mostMoves = 500;
const author = 'updated_by';

/** Through which stages a record went; see RecordReader.stages. What of the record may be read today says what of its past may be. */
export async function stageHistory(context: ReadContext, actor: Actor, name: string, id: string, fieldName: string): Promise<StageHistory | undefined> {
  const frame = { model: context.model, actor };
  const field = stageField(frame, name, fieldName);
  if (!field) return undefined;
  const object = readableObject(frame, name);
  const access = objectAccess(context.model, actor, object);
  const told = [fieldName, ...(access.readCell(object.fields.get(author) as FieldModel) === 'none' ? [] : [author])];
  const record = (await getRecord(context, actor, name, id, told)) ?? (await getRecord(context, actor, name, id, told, true));
  if ((!record || !(fieldName in record)) && stands('stage_cell')) return undefined;
  const value = ident(fieldName);
  const moves = await run(
    context,
    actor,
    preparedStatement(
      sql`select h.at, h.actor, coalesce(u.name, o.actor_name) as actor_name, v.stage, v.version is null as expired
      from (select * from sys.history where object = ${new Slot('object')} and record = ${new Slot('id')}::uuid and (kind = 'create' or fields @> array[${new Slot('field')}]::text[])
        order by version desc limit ${sql.lit(mostMoves)}) as h
      left join sys."user" as u on u.id = h.actor left join sys.operation as o on o.id = h.operation
      left join (select version, ${value} as stage from ${ident('past', name)} where id = ${new Slot('id')}::uuid
        union all select version, ${value} from ${ident(...object.table)} where id = ${new Slot('id')}::uuid) as v on v.version = h.version
      order by h.version`,
      context.model,
    ),
    { object: name, id, field: fieldName },
  );
  const named = author in (record ?? {}) || !stands('history_actor');
  return toHistory(
    field,
    moves.map((move) => toMove(move, named)),
    context.now.toISOString(),
  );
}

type Move = Pick<StageStay, 'stage' | 'entered_at' | 'by'> & { readonly expired?: true };

function toMove(move: Row, named: boolean): Move {
  const by = named ? { id: (move.actor as string | null) ?? null, name: String(move.actor_name ?? '') } : { id: null, name: '' };
  return { stage: (move.stage as string | null) ?? null, entered_at: String(move.at), by, ...(move.expired === true ? { expired: true } : {}) };
}

/** Puts the moves together into stays, oldest first. A write of the stage that stood is no move; where a record stood in none, it is told as null. */
function toHistory(field: FieldModel, moves: readonly Move[], now: string): StageHistory {
  const real = moves.filter((move, index) => index === 0 || move.expired || moves[index - 1]?.expired || move.stage !== moves[index - 1]?.stage);
  const items = real.map((move, index): StageStay => {
    const left_at = real[index + 1]?.entered_at ?? null;
    return { ...move, left_at, seconds: secondsBetween(move.entered_at, left_at ?? now) };
  });
  const last = items.at(-1);
  return { items, rotting: last !== undefined && isRotting(field, last.stage, last.seconds) };
}
