import { formatDecimal } from '../../engine/expressions/decimal.ts';
import type { ExpressionValue } from '../../engine/expressions/types.ts';
import type { ClientField } from '../metadata/client-metadata.ts';

/** The wire value that an expression gives a field, for defaults. */
export function wireOf(value: ExpressionValue, field: ClientField): unknown {
  if (value === null) return undefined;
  if (typeof value === 'object' && 'toFixed' in value) {
    const digits = formatDecimal(value);
    return field.type === 'integer' ? Number(digits) : field.type === 'money' ? { amount: digits } : digits;
  }
  if (field.type === 'link' || field.type === 'user') return { id: value };
  if (field.type === 'phone') return { raw: value };
  if (field.type === 'person_name') return { full: value };
  if (field.type === 'address') return { text: value };
  return value;
}
