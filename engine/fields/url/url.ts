import type { Result } from '../../errors/issue.ts';
import type { FieldType } from '../field-type.ts';
import { singleColumn, textOperators } from '../single-column.ts';
import { normalizeText } from '../text-value.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { textSchema } from '../wire-schemas.ts';

const maxLength = 2000;

function parseUrl(input: unknown): Result<string | null> {
  const text = normalizeText(input, maxLength);
  if (!text.ok || text.value === null) return text;
  const complete = /^https?:\/\//i.test(text.value) ? text.value : `https://${text.value}`;
  if (/[\s\\]/.test(complete)) return refuse('bad_url');
  const url = URL.parse(complete);
  if (!url) return refuse('bad_url');
  // Without this, 'javascript:80' would become the host "javascript".
  if (complete !== text.value && !url.hostname.includes('.')) return refuse('bad_url');
  return complete.length > maxLength ? refuse('too_long', { max: maxLength }) : { ok: true, value: complete };
}

/** A web address (http or https), kept as typed; https:// is put before one without a scheme. */
export const urlField: FieldType = {
  type: 'url',
  ...singleColumn('text', 'text'),
  validateOptions: (field) => optionIssues(field, []),
  parse(input) {
    const url = parseUrl(input);
    return url.ok ? { ok: true, value: [url.value] } : url;
  },
  inputSchema: () => textSchema({ maxLength }),
  outputSchema: () => textSchema({ maxLength }),
  operators: textOperators,
  format: (wire) => (typeof wire === 'string' ? wire : ''),
  importText: (text) => parseUrl(text),
  searchSuffixes: [''],
};
