import { failure, type Issue } from '../../errors/issue.ts';
import { choiceIssue, choiceKey, choiceLabel, choiceList, choiceOptionIssues } from '../choice/choice-list.ts';
import type { FieldType } from '../field-type.ts';
import { listOperators, singleColumn } from '../single-column.ts';
import { splitCell } from '../tags/split-cell.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';

/** Several of options.choices, by key, each once and in the order of the choices. An empty list is null. */
export const multiChoiceField: FieldType = {
  type: 'multi_choice',
  ...singleColumn('text[]', 'texts'),
  validateOptions: (field) => [...optionIssues(field, ['choices'], ['choices']), ...choiceOptionIssues(field)],
  parse(input, field) {
    if (input === null || input === undefined || input === '') return { ok: true, value: [null] };
    if (!Array.isArray(input)) return refuse('expected_list');
    const list = choiceList(field);
    const issues: Issue[] = [];
    const given = new Set<unknown>(input);
    for (const [index, key] of input.entries()) {
      const issue = choiceIssue(list, key, `/${index}`);
      if (issue) issues.push(issue);
    }
    if (issues.length > 0) return failure(...issues);
    const keys = [...list.byKey.keys()].filter((key) => given.has(key));
    return { ok: true, value: [keys.length === 0 ? null : keys] };
  },
  inputSchema: (field) => ({ type: ['array', 'null'], items: { type: 'string', enum: [...choiceList(field).byKey.keys()] } }),
  outputSchema: () => ({ type: ['array', 'null'], items: { type: 'string' } }),
  operators: listOperators,
  format(wire, field, locale) {
    const list = choiceList(field);
    return Array.isArray(wire) ? wire.map((key) => choiceLabel(list, String(key), locale)).join(', ') : '';
  },
  importText(text, field) {
    if (text.trim() === '') return { ok: true, value: null };
    const list = choiceList(field);
    // A label may itself contain a comma.
    const whole = choiceKey(list, text);
    if (whole !== undefined) return { ok: true, value: [whole] };
    const keys = splitCell(text).map((part) => choiceKey(list, part));
    return keys.includes(undefined) ? refuse('unknown_choice') : { ok: true, value: [...new Set(keys)] };
  },
};
