import type { ExpressionShape, FieldType } from '../field-type.ts';
import { textOperators } from '../single-column.ts';
import { textParts } from '../text/text-parts.ts';
import { normalizeText } from '../text-value.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { objectSchema, textSchema } from '../wire-schemas.ts';

const partNames = ['street', 'ward', 'district', 'province', 'country', 'postal_code'] as const;
const maxText = 500;
const limits = { text: maxText, street: 255, ward: 100, district: 100, province: 100, country: 100, postal_code: 20 } as const;
const columns = [{ suffix: '', type: 'text' } as const, ...partNames.map((name) => ({ suffix: `__${name}`, type: 'text' }) as const)];
const members: NonNullable<ExpressionShape['members']> = {
  text: { type: 'text', suffix: '' },
  ...Object.fromEntries(partNames.map((name) => [name, { type: 'text', suffix: `__${name}` } as const])),
};
const blank = columns.map(() => null);

/** An address: one text, and its parts where they are known. Given parts without a text, the text is the parts joined by commas. */
export const addressField: FieldType = {
  type: 'address',
  validateOptions: (field) => optionIssues(field, []),
  columns: () => columns,
  expression: () => ({ type: 'text', suffix: '', members }),
  parse(input) {
    if (typeof input !== 'object' || input === null) {
      const text = normalizeText(input, maxText);
      return text.ok ? { ok: true, value: [text.value, ...blank.slice(1)] } : text;
    }
    if (Array.isArray(input)) return refuse('expected_text');
    const read = textParts(input as Record<string, unknown>, limits);
    if (!read.ok) return read;
    const parts = partNames.map((name) => read.value[name]);
    const given = parts.filter((part) => part !== null);
    if (read.value.text === null && given.length === 0) return { ok: true, value: blank };
    return { ok: true, value: [read.value.text ?? given.join(', '), ...parts] };
  },
  toWire([text = null, ...parts]) {
    if (text === null) return null;
    const wire: Record<string, unknown> = { text };
    for (let i = 0; i < partNames.length; i += 1) wire[partNames[i] ?? ''] = parts[i] ?? null;
    return wire;
  },
  inputSchema: () => ({
    anyOf: [
      textSchema({ maxLength: maxText }),
      objectSchema(Object.fromEntries(Object.entries(limits).map(([name, maxLength]) => [name, textSchema({ maxLength })])), []),
    ],
  }),
  outputSchema: () => objectSchema({ text: { type: 'string' }, ...Object.fromEntries(partNames.map((name) => [name, textSchema()])) }, ['text', ...partNames]),
  operators: textOperators,
  format(wire) {
    const { text } = (wire ?? {}) as { text?: unknown };
    return typeof text === 'string' ? text : '';
  },
  importText: (text) => normalizeText(text, maxText),
  searchSuffixes: [''],
};
