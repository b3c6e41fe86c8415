import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import type { ExpressionShape, FieldType } from '../fields/field-type.ts';

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

/** The type of a computed field, completed by what only the whole Model knows: the field it measures. Other types stay as they are. */
export function completeType(document: FieldDocument, type: FieldType, measured: FieldDocument | undefined): FieldType {
  if (document.type === 'formula' && isMoney(document)) return { ...type, expression: () => moneyShape };
  if (document.type !== 'roll_up') return type;
  const shape = rollUpShape(document, measured);
  return { ...type, expression: () => shape };
}
