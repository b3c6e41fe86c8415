import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Result } from '../../errors/issue.ts';
import { plainNumber } from '../../typing/plain-number.ts';
import { numberFormatter } from '../decimal/format-number.ts';
import { rangeIssue, rangeOptionIssues } from '../decimal/number-range.ts';
import type { FieldType } from '../field-type.ts';
import { orderOperators, singleColumn } from '../single-column.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';

const wholeNumber = /^[+-]?\d{1,40}(?:\.0{1,12})?$/;

function parseInteger(input: unknown, field: FieldDocument): Result<number | null> {
  let value: number;
  if (typeof input === 'number') value = input;
  else if (typeof input === 'string') {
    const text = input.trim();
    if (text === '') return { ok: true, value: null };
    if (!wholeNumber.test(text)) return refuse('expected_integer');
    value = Number(text);
  } else return input === null || input === undefined ? { ok: true, value: null } : refuse('expected_integer');
  if (!Number.isSafeInteger(value)) return refuse(Number.isInteger(value) ? 'unsafe_integer' : 'expected_integer');
  if (field.options !== undefined) {
    const issue = rangeIssue(String(value), field);
    if (issue) return { ok: false, issues: [issue] };
  }
  // -0 would be another value in a comparison and the same in the database.
  return { ok: true, value: value === 0 ? 0 : value };
}

/** A whole number within the range JavaScript holds exactly. */
export const integerField: FieldType = {
  type: 'integer',
  ...singleColumn('bigint', 'number'),
  validateOptions: (field) => [...optionIssues(field, ['minimum', 'maximum']), ...rangeOptionIssues(field)],
  parse(input, field) {
    const number = parseInteger(input, field);
    return number.ok ? { ok: true, value: [number.value] } : number;
  },
  toWire: ([stored]) => (stored === null || stored === undefined ? null : Number(stored)),
  inputSchema: (field) => ({ anyOf: [integerSchema(field), { type: 'string', maxLength: 60 }] }),
  outputSchema: () => ({ type: ['integer', 'null'] }),
  operators: orderOperators,
  format: (wire, _field, locale) => (typeof wire === 'number' ? numberFormatter(locale, { maximumFractionDigits: 0 }, 'integer').format(wire) : ''),
  importText(text, field, format) {
    if (text.trim() === '') return { ok: true, value: null };
    const number = plainNumber(text, format.decimalMark);
    return number === undefined ? refuse('expected_integer') : parseInteger(number, field);
  },
};

function integerSchema(field: FieldDocument): Record<string, unknown> {
  const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = field.options ?? {};
  return { type: ['integer', 'null'], minimum, maximum };
}
