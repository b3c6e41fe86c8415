import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { ExpressionShape, FieldType } from '../../fields/field-type.ts';
import { keyOperators } from '../../fields/single-column.ts';

const moneyShape: ExpressionShape = {
  type: 'number',
  suffix: '',
  members: { amount: { type: 'number', suffix: '' }, currency: { type: 'text', suffix: '__currency' } },
};

function isMoney(document: FieldDocument | undefined): boolean {
  return document?.type === 'money' || document?.options?.result === 'money';
}

/** How a roll-up takes part in expressions: as its measured field does. `measured` is that field's document, absent for counts. */
function rollUpShape(document: FieldDocument, measured: FieldDocument | undefined): ExpressionShape {
  if (document.options?.function === 'count' || measured === undefined) return { type: 'number', suffix: '' };
  if (isMoney(measured)) return moneyShape;
  const type = measured.type === 'formula' ? measured.options?.result : measured.type;
  return { type: type === 'date' || type === 'datetime' ? type : 'number', suffix: '' };
}

/** Types whose value is one column that an expression can hold, so that the value of one record can stand for another's. */
const scalars: ReadonlySet<string> = new Set(['text', 'number', 'boolean', 'date', 'datetime']);

/** Whether first, last and mode can give the values of such a field: one column or one result. A most frequent amount would need a currency. */
export function canBePicked(measured: FieldDocument, type: FieldType, fn: string | undefined): boolean {
  const shape = type.expression?.(measured);
  if (!shape || !scalars.has(shape.type) || (fn === 'mode' && shape.members !== undefined)) return false;
  return type.computed === true || isMoney(measured) || type.columns(measured).length === 1;
}

/** A roll-up that picks a value is read, shown and compared as the field is that it picks from. */
export function pickingType(rollUp: FieldType, measured: FieldDocument, type: FieldType): FieldType {
  const shape = type.expression?.(measured);
  return {
    ...rollUp,
    ...(shape ? { expression: () => ({ ...shape, suffix: '' }) } : {}),
    toWire: (stored) => type.toWire(stored, measured),
    outputSchema: () => type.outputSchema(measured),
    operators: type.operators,
    format: (wire, _field, locale) => type.format(wire, measured, locale),
  };
}

/** The type of a computed field, completed by what only the whole Model knows: the field it measures. Other types stay as they are. */
export function completeType(document: FieldDocument, type: FieldType, measured: FieldDocument | undefined): FieldType {
  if (document.type === 'formula' && document.options?.choices) return { ...type, operators: keyOperators };
  if (document.type === 'formula' && isMoney(document)) return { ...type, expression: () => moneyShape };
  if (document.type !== 'roll_up') return type;
  const shape = rollUpShape(document, measured);
  return { ...type, expression: () => shape };
}
