import type { FieldType } from '../field-type.ts';
import { textOperators } from '../single-column.ts';
import { textParts } from '../text/text-parts.ts';
import { normalizeText } from '../text-value.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { objectSchema, textSchema } from '../wire-schemas.ts';

const limits = { full: 255, given: 100, form: 20 } as const;
const columns = [
  { suffix: '', type: 'text' },
  { suffix: '__given', type: 'text' },
  { suffix: '__form', type: 'text' },
] as const;

/** The given name of a full name written family first: its last word. */
function givenName(full: string): string {
  return [...full.slice(full.lastIndexOf(' ') + 1)].slice(0, limits.given).join('');
}

/**
 * A person's name: the full name (family first), the given name for greeting and sorting (the last word unless said otherwise) and a
 * free form of address such as anh, chị, cô.
 */
export const personNameField: FieldType = {
  type: 'person_name',
  validateOptions: (field) => optionIssues(field, []),
  columns: () => columns,
  expression: () => ({
    type: 'text',
    suffix: '',
    members: { full: { type: 'text', suffix: '' }, given: { type: 'text', suffix: '__given' }, form: { type: 'text', suffix: '__form' } },
  }),
  parse(input) {
    if (typeof input !== 'object' || input === null) {
      const full = normalizeText(input, limits.full);
      if (!full.ok) return full;
      return { ok: true, value: full.value === null ? [null, null, null] : [full.value, givenName(full.value), null] };
    }
    if (Array.isArray(input)) return refuse('expected_text');
    const parts = textParts(input as Record<string, unknown>, limits);
    if (!parts.ok) return parts;
    const { full, given, form } = parts.value;
    if (full === null) return given === null && form === null ? { ok: true, value: [null, null, null] } : refuse('value_required', undefined, '/full');
    return { ok: true, value: [full, given ?? givenName(full), form] };
  },
  toWire: ([full = null, given = null, form = null]) => (full === null ? null : { full, given, form }),
  inputSchema: () => ({
    anyOf: [
      textSchema({ maxLength: limits.full }),
      objectSchema(
        { full: textSchema({ maxLength: limits.full }), given: textSchema({ maxLength: limits.given }), form: textSchema({ maxLength: limits.form }) },
        ['full'],
      ),
    ],
  }),
  outputSchema: () => objectSchema({ full: { type: 'string' }, given: textSchema(), form: textSchema() }, ['full', 'given', 'form']),
  operators: textOperators,
  format(wire) {
    const { full } = (wire ?? {}) as { full?: unknown };
    return typeof full === 'string' ? full : '';
  },
  importText: (text) => normalizeText(text, limits.full),
  searchSuffixes: [''],
};
