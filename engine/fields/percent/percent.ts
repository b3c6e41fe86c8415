import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Result } from '../../errors/issue.ts';
import { plainNumber } from '../../typing/plain-number.ts';
import { formatPercent } from '../decimal/format-number.ts';
import { rangeIssue, rangeOptionIssues } from '../decimal/number-range.ts';
import { parseDecimal, shiftDecimal, trimDecimal } from '../decimal-text.ts';
import type { FieldType } from '../field-type.ts';
import { orderOperators, singleColumn } from '../single-column.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { decimalInputSchema, decimalOutputSchema } from '../wire-schemas.ts';

function parseFraction(input: unknown, field: FieldDocument): Result<string | null> {
  const number = parseDecimal(input, field.options?.scale);
  if (!number.ok || number.value === null || field.options === undefined) return number;
  const issue = rangeIssue(number.value, field);
  return issue ? { ok: false, issues: [issue] } : number;
}

/**
 * A percentage, kept as its fraction: 12.5 % is "0.125". options.scale, minimum and maximum speak of the fraction too: scale 3 keeps
 * 12.5 %. Files write percentages: '12,5%' and '12.5' both mean 0.125.
 */
export const percentField: FieldType = {
  type: 'percent',
  ...singleColumn('numeric', 'number'),
  validateOptions: (field) => [...optionIssues(field, ['scale', 'minimum', 'maximum']), ...rangeOptionIssues(field)],
  parse(input, field) {
    const number = parseFraction(input, field);
    return number.ok ? { ok: true, value: [number.value] } : number;
  },
  toWire: ([stored]) => (stored === null || stored === undefined ? null : trimDecimal(String(stored))),
  inputSchema: () => decimalInputSchema(),
  outputSchema: () => decimalOutputSchema(),
  operators: orderOperators,
  format: (wire, _field, locale) => (typeof wire === 'string' ? formatPercent(wire, locale) : ''),
  importText(text, field, format) {
    const body = text.trim().replace(/\s*%$/, '');
    if (body === '') return text.trim() === '' ? { ok: true, value: null } : refuse('expected_number');
    const plain = plainNumber(body, format.decimalMark);
    const number = parseDecimal(plain ?? 'none');
    return number.ok && number.value !== null ? parseFraction(shiftDecimal(number.value, -2), field) : number;
  },
};
