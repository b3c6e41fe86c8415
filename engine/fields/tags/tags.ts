import type { Result } from '../../errors/issue.ts';
import { pointerSegment } from '../../errors/issue.ts';
import { fold } from '../../sql/fold.ts';
import type { FieldType } from '../field-type.ts';
import { listOperators, singleColumn } from '../single-column.ts';
import { normalizeText } from '../text-value.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { splitCell } from './split-cell.ts';

const maxTags = 50;
const maxLength = 60;

function parseTags(input: unknown): Result<readonly string[] | null> {
  if (input === null || input === undefined || input === '') return { ok: true, value: null };
  if (!Array.isArray(input)) return refuse('expected_list');
  const tags = new Map<string, string>();
  for (const [index, entry] of input.entries()) {
    const tag = normalizeText(entry, maxLength);
    if (!tag.ok) return { ok: false, issues: tag.issues.map((issue) => ({ ...issue, pointer: pointerSegment(index) })) };
    if (tag.value === null) continue;
    const folded = fold(tag.value);
    if (!tags.has(folded)) tags.set(folded, tag.value);
    if (tags.size > maxTags) return refuse('too_many', { max: maxTags });
  }
  return { ok: true, value: tags.size === 0 ? null : [...tags.values()] };
}

/** Free labels: at most 50 of 60 characters. The same tag in another case or without diacritics is kept once, as first written. */
export const tagsField: FieldType = {
  type: 'tags',
  ...singleColumn('text[]', 'texts'),
  validateOptions: (field) => optionIssues(field, []),
  parse(input) {
    const tags = parseTags(input);
    return tags.ok ? { ok: true, value: [tags.value] } : tags;
  },
  inputSchema: () => ({ type: ['array', 'null'], items: { type: 'string' } }),
  outputSchema: () => ({ type: ['array', 'null'], items: { type: 'string' } }),
  operators: listOperators,
  format: (wire) => (Array.isArray(wire) ? wire.join(', ') : ''),
  importText: (text) => parseTags(splitCell(text)),
};
