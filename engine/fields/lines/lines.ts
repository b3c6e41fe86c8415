import { failure, type Issue } from '../../errors/issue.ts';
import type { FieldType } from '../field-type.ts';
import { optionIssues } from '../type-options.ts';
import { refuse, valueIssue } from '../value-issues.ts';

const maxLines = 1000;

/**
 * Owned child records of options.object; a write replaces the list. There is no column: parse checks that there is a list of at most 1000
 * objects and gives no stored value; the records layer reads and writes the children. toWire is never asked for them.
 */
export const linesField: FieldType = {
  type: 'lines',
  validateOptions: (field) => optionIssues(field, ['object', 'link'], ['object', 'link']),
  columns: () => [],
  parse(input) {
    if (input === null || input === undefined || input === '') return { ok: true, value: [] };
    if (!Array.isArray(input)) return refuse('expected_list');
    if (input.length > maxLines) return refuse('too_many', { max: maxLines });
    const issues: Issue[] = [];
    for (const [index, line] of input.entries()) {
      if (typeof line !== 'object' || line === null || Array.isArray(line)) issues.push(valueIssue('expected_object', undefined, `/${index}`));
    }
    return issues.length > 0 ? failure(...issues) : { ok: true, value: [] };
  },
  toWire: () => null,
  inputSchema: () => ({ type: ['array', 'null'], items: { type: 'object' }, maxItems: maxLines }),
  outputSchema: () => ({ type: ['array', 'null'], items: { type: 'object' } }),
  operators: [],
  format: (wire) => (Array.isArray(wire) ? String(wire.length) : ''),
  importText: (text) => (text.trim() === '' ? { ok: true, value: null } : refuse('not_importable')),
};
