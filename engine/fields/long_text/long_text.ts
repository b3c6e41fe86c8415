import type { FieldType } from '../field-type.ts';
import { singleColumn, textOperators } from '../single-column.ts';
import { normalizeText } from '../text-value.ts';
import { optionIssues } from '../type-options.ts';
import { textSchema } from '../wire-schemas.ts';

const defaultMaxLength = 100_000;

/** Text of several lines; line breaks are stored as LF. */
export const longTextField: FieldType = {
  type: 'long_text',
  ...singleColumn('text', 'text'),
  validateOptions: (field) => optionIssues(field, ['max_length']),
  parse(input, field) {
    const text = normalizeText(input, field.options?.max_length ?? defaultMaxLength, 'keep');
    return text.ok ? { ok: true, value: [text.value] } : text;
  },
  inputSchema: (field) => textSchema({ maxLength: field.options?.max_length ?? defaultMaxLength }),
  outputSchema: () => textSchema(),
  operators: textOperators,
  format: (wire) => (typeof wire === 'string' ? wire : ''),
  importText: (text, field) => normalizeText(text, field.options?.max_length ?? defaultMaxLength, 'keep'),
  searchSuffixes: [''],
};
