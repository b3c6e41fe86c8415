import type { FieldType } from '../field-type.ts';
import { keyOperators, singleColumn } from '../single-column.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { textSchema } from '../wire-schemas.ts';
import { choiceIssue, choiceKey, choiceLabel, choiceList, choiceOptionIssues } from './choice-list.ts';

/** One of options.choices, by its key. parse refuses choices that are no longer offered; toWire and format show them. */
export const choiceField: FieldType = {
  type: 'choice',
  ...singleColumn('text', 'text'),
  validateOptions: (field) => [...optionIssues(field, ['choices'], ['choices']), ...choiceOptionIssues(field)],
  parse(input, field) {
    if (input === null || input === undefined || input === '') return { ok: true, value: [null] };
    if (typeof input !== 'string') return refuse('expected_text');
    const issue = choiceIssue(choiceList(field), input);
    return issue ? { ok: false, issues: [issue] } : { ok: true, value: [input] };
  },
  inputSchema: (field) => textSchema({ enum: [...choiceList(field).byKey.keys(), null] }),
  outputSchema: () => textSchema(),
  operators: keyOperators,
  format: (wire, field, locale) => (typeof wire === 'string' ? choiceLabel(choiceList(field), wire, locale) : ''),
  importText(text, field) {
    if (text.trim() === '') return { ok: true, value: null };
    const key = choiceKey(choiceList(field), text);
    return key === undefined ? refuse('unknown_choice') : { ok: true, value: key };
  },
};
