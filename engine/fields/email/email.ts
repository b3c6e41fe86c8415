import type { Result } from '../../errors/issue.ts';
import type { FieldType } from '../field-type.ts';
import { singleColumn, textOperators } from '../single-column.ts';
import { normalizeText } from '../text-value.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { textSchema } from '../wire-schemas.ts';
import { emailAddress } from './email-address.ts';

function parseEmail(input: unknown): Result<string | null> {
  const text = normalizeText(input, 1000, 'keep');
  if (!text.ok || text.value === null) return text;
  const address = emailAddress(text.value);
  return address === undefined ? refuse('bad_email') : { ok: true, value: address };
}

/** One e-mail address; see emailAddress for what is valid. On the wire a line break after it is refused, in a file it is trimmed. */
export const emailField: FieldType = {
  type: 'email',
  ...singleColumn('text', 'text'),
  validateOptions: (field) => optionIssues(field, []),
  parse(input) {
    if (typeof input === 'string' && /[\r\n]/.test(input)) return refuse('bad_email');
    const email = parseEmail(input);
    return email.ok ? { ok: true, value: [email.value] } : email;
  },
  inputSchema: () => textSchema({ maxLength: 254 }),
  outputSchema: () => textSchema({ maxLength: 254 }),
  operators: textOperators,
  format: (wire) => (typeof wire === 'string' ? wire : ''),
  importText: (text) => parseEmail(text.trim().replace(/^mailto:/i, '')),
  searchSuffixes: [''],
};
