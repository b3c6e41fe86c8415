import type { Result } from '../../errors/issue.ts';
import type { FieldType } from '../field-type.ts';
import { textOperators } from '../single-column.ts';
import { normalizeText } from '../text-value.ts';
import { badOption, optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { objectSchema, textSchema } from '../wire-schemas.ts';
import { e164, isPhoneCountry, phoneText } from './phone-number.ts';

const maxLength = 60;
const columns = [
  { suffix: '', type: 'text' },
  { suffix: '__raw', type: 'text' },
] as const;

function rawNumber(input: unknown): Result<string | null> {
  if (typeof input !== 'object' || input === null) return normalizeText(input, maxLength);
  if (Array.isArray(input)) return refuse('expected_text');
  const { raw, number } = input as Record<string, unknown>;
  return normalizeText(raw === undefined || raw === null || raw === '' ? number : raw, maxLength);
}

/**
 * A phone number: what was written, and its E.164 form where there is one. What cannot be read as a number is kept and is no issue.
 * The expression shape is the E.164 column; it is null for such texts, `raw` is not.
 */
export const phoneField: FieldType = {
  type: 'phone',
  validateOptions(field) {
    const issues = optionIssues(field, ['country']);
    const country = field.options?.country;
    if (country !== undefined && !isPhoneCountry(country)) issues.push(badOption('country', 'it is no ISO 3166 code'));
    return issues;
  },
  columns: () => columns,
  expression: () => ({ type: 'text', suffix: '', members: { number: { type: 'text', suffix: '' }, raw: { type: 'text', suffix: '__raw' } } }),
  parse(input, field) {
    const raw = rawNumber(input);
    if (!raw.ok) return raw;
    return { ok: true, value: raw.value === null ? [null, null] : [e164(raw.value, field.options?.country), raw.value] };
  },
  toWire: ([number = null, raw = null]) => (number === null && raw === null ? null : { number, raw }),
  inputSchema: () => ({
    anyOf: [textSchema({ maxLength }), objectSchema({ raw: textSchema({ maxLength }), number: textSchema({ maxLength }) }, [])],
  }),
  outputSchema: () => objectSchema({ number: textSchema(), raw: textSchema() }, ['number', 'raw']),
  operators: textOperators,
  format(wire, field) {
    const { number, raw } = (wire ?? {}) as { number?: unknown; raw?: unknown };
    if (typeof number === 'string') return phoneText(number, field.options?.country);
    return typeof raw === 'string' ? raw : '';
  },
  importText(text) {
    // Spreadsheets keep a number from losing its leading zero with an apostrophe.
    const raw = normalizeText(text.replace(/^\s*'/, ''), maxLength);
    return raw.ok ? { ok: true, value: raw.value === null ? null : { raw: raw.value } } : raw;
  },
  searchSuffixes: ['', '__raw'],
};
