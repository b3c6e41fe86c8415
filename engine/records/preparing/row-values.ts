import { actorId } from '../../access/actor.ts';
import { Decimal } from '../../expressions/decimal.ts';
import type { CompiledExpression, ExpressionValue, ValueScope } from '../../expressions/types.ts';
import type { StoredValue } from '../../fields/field-type.ts';
import type { ObjectModel } from '../../metadata/model.ts';
import { type BatchContext, type PreparedRow, valueAfter } from '../write-context.ts';

/** Whether an expression can be judged from the row alone: it follows no link and reads no roll-up. */
export function isLocal(object: ObjectModel, expression: CompiledExpression): boolean {
  return expression.reads.every((path) => {
    const field = object.fields.get(path[0] as string);
    if (!field || field.type.type === 'roll_up') return false;
    if (path.length > 1 && !field.type.expression?.(field.document)?.members?.[path[1] as string]) return false;
    return field.formula ? path.length === 1 && isLocal(object, field.formula) : true;
  });
}

function toExpressionValue(stored: StoredValue, type: string): ExpressionValue {
  if (stored === null) return null;
  if (type === 'number') return new Decimal(stored as string | number);
  // @NOTE the driver gives text, boolean and text[] columns in the form expressions use.
  return stored as ExpressionValue;
}

/** The environment of expressions over a row as it will be after the write. */
export function rowScope(context: BatchContext, row: PreparedRow): ValueScope {
  const { object } = context;
  const scope: ValueScope = {
    now: context.now.toISOString(),
    zone: context.actor.zone,
    me: actorId(context.actor),
    value(path) {
      const name = path[0] as string;
      if (name === 'id') return row.id;
      // Set by the statement that inserts.
      if (row.op === 'create' && name === 'created_at') return new Date(row.at).toISOString();
      if (row.op === 'create' && name === 'created_by') return actorId(context.actor);
      const field = object.fields.get(name);
      if (!field) return null;
      if (field.formula) return field.formula.evaluate(scope);
      const shape = field.type.expression?.(field.document);
      const part = path.length > 1 ? shape?.members?.[path[1] as string] : shape;
      return part ? toExpressionValue(valueAfter(row, `${name}${part.suffix}`), part.type) : null;
    },
  };
  return scope;
}

/** A value computed by an expression, in wire form for the field's parser. */
export function toWireInput(value: ExpressionValue): unknown {
  return value instanceof Decimal ? value.toFixed() : value;
}
