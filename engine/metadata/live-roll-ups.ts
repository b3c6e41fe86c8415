import type { CompiledExpression } from '../expressions/types.ts';
import type { Model, ObjectModel } from './model.ts';

/** Formulas over formulas end here; the compiler has refused those that go in circles. */
const deepest = 12;

/**
 * The first path by which an expression needs a roll-up that is worked out anew for each viewer, through formulas and links too; undefined
 * where there is none. Row rules, and formulas that expose their result, read what is really there: such a roll-up has no value of its own
 * that they could read.
 */
export function liveRollUpIn(model: Model, object: ObjectModel, expression: Pick<CompiledExpression, 'reads'>): readonly string[] | undefined {
  return expression.reads.find((path) => needsLive(model, object, path, 0));
}

function needsLive(model: Model, object: ObjectModel, [name = '', ...rest]: readonly string[], depth: number): boolean {
  const field = object.fields.get(name);
  if (!field || depth > deepest) return false;
  if (field.type.type === 'roll_up') return field.storedTable === undefined;
  if (field.formula?.reads.some((path) => needsLive(model, object, path, depth + 1))) return true;
  if (rest.length === 0 || field.type.expression?.(field.document)?.members?.[rest[0] as string]) return false;
  const target = model.objects.get(field.target ?? '');
  return target !== undefined && needsLive(model, target, rest, depth + 1);
}
