import type { Actor } from '../access/actor.ts';
import { AppError } from '../errors/app-error.ts';
import type { CompiledExpression } from '../expressions/types.ts';
import type { ObjectModel } from '../metadata/model.ts';
import { all, ident, Slot, sql } from '../sql/sql.ts';
import { compileFilter, filterCondition } from './filter.ts';
import { cached, preparedStatement, type ReadContext, run } from './read-context.ts';
import type { ReadFrame } from './read-frame.ts';
import { relation } from './relation.ts';

/**
 * Whether a condition holds for one record, outside the trash, of what the actor is shown of it. Asked of a record that may be opened: whoever may not
 * list them is told all the same. One that names what is hidden does not hold, for it would tell of it.
 */
export async function recordHolds(context: ReadContext, actor: Actor, object: ObjectModel, id: string, condition: string): Promise<boolean> {
  const frame: ReadFrame = { model: context.model, actor };
  const filter = known(frame, object, condition);
  if (!filter) return false;
  const statement = cached(frame, `holds ${object.name} ${condition}`, () => {
    const at = relation(frame, object);
    const holds = filterCondition(at, filter);
    const conditions = all([at.visible(), sql`${ident(at.alias)}.id = ${new Slot('id')}::uuid`, holds]);
    return preparedStatement(sql`select 1 as one from ${at.from()} where ${conditions}`, context.model);
  });
  return (await run(context, actor, statement, { id })).length > 0;
}

function known(frame: ReadFrame, object: ObjectModel, condition: string): CompiledExpression | undefined {
  try {
    return compileFilter(frame, object, condition);
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad_expression') return undefined;
    throw error;
  }
}
