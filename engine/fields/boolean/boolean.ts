import { fold } from '../../sql/fold.ts';
import type { FieldType, Locale } from '../field-type.ts';
import { singleColumn } from '../single-column.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';

const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['t', true],
  ['1', true],
  ['yes', true],
  ['y', true],
  ['co', true],
  ['dung', true],
  ['x', true],
  ['✓', true],
  ['false', false],
  ['f', false],
  ['0', false],
  ['no', false],
  ['n', false],
  ['khong', false],
  ['sai', false],
]);
const shown: Readonly<Record<Locale, readonly [string, string]>> = { vi: ['Không', 'Có'], en: ['No', 'Yes'] };

/** True or false. Files may write it in words of either language. */
export const booleanField: FieldType = {
  type: 'boolean',
  ...singleColumn('boolean', 'boolean'),
  validateOptions: (field) => optionIssues(field, []),
  parse(input) {
    if (typeof input === 'boolean') return { ok: true, value: [input] };
    return input === null || input === undefined || input === '' ? { ok: true, value: [null] } : refuse('expected_boolean');
  },
  inputSchema: () => ({ type: ['boolean', 'null'] }),
  outputSchema: () => ({ type: ['boolean', 'null'] }),
  operators: ['is_true', 'is_false', 'blank', 'not_blank'],
  format: (wire, _field, locale) => (typeof wire === 'boolean' ? shown[locale][wire ? 1 : 0] : ''),
  importText(text) {
    const word = fold(text.trim());
    if (word === '') return { ok: true, value: null };
    const value = words.get(word);
    return value === undefined ? refuse('expected_boolean') : { ok: true, value };
  },
};
