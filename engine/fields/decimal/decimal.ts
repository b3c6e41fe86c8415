import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Result } from '../../errors/issue.ts';
import { plainNumber } from '../../typing/plain-number.ts';
import { parseDecimal, trimDecimal } from '../decimal-text.ts';
import type { FieldType } from '../field-type.ts';
import { orderOperators, singleColumn } from '../single-column.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { decimalInputSchema, decimalOutputSchema } from '../wire-schemas.ts';
import { formatDecimal } from './format-number.ts';
import { rangeIssue, rangeOptionIssues } from './number-range.ts';

function parseInRange(input: unknown, field: FieldDocument): Result<string | null> {
  const number = parseDecimal(input, field.options?.scale);
  if (!number.ok || number.value === null || field.options === undefined) return number;
  const issue = rangeIssue(number.value, field);
  return issue ? { ok: false, issues: [issue] } : number;
}

/** An exact decimal number: text on the wire. Rounded to options.scale where it is set. */
export const decimalField: FieldType = {
  type: 'decimal',
  ...singleColumn('numeric', 'number'),
  validateOptions: (field) => [...optionIssues(field, ['scale', 'minimum', 'maximum']), ...rangeOptionIssues(field)],
  parse(input, field) {
    const number = parseInRange(input, field);
    return number.ok ? { ok: true, value: [number.value] } : number;
  },
  toWire: ([stored]) => (stored === null || stored === undefined ? null : trimDecimal(String(stored))),
  inputSchema: () => decimalInputSchema(),
  outputSchema: () => decimalOutputSchema(),
  operators: orderOperators,
  format: (wire, _field, locale) => (typeof wire === 'string' ? formatDecimal(wire, locale) : ''),
  importText(text, field, format) {
    if (text.trim() === '') return { ok: true, value: null };
    const number = plainNumber(text, format.decimalMark);
    return number === undefined ? refuse('expected_number') : parseInRange(number, field);
  },
};
