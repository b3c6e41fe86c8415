import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Result } from '../../errors/issue.ts';
import { fold } from '../../sql/fold.ts';
import { emailAddress } from '../email/email-address.ts';
import type { FieldType } from '../field-type.ts';
import { parseRows, type SideRow, storedRows } from '../links/side-rows.ts';
import { e164 } from '../phone/phone-number.ts';
import { splitCell } from '../tags/split-cell.ts';
import { textParts } from '../text/text-parts.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { objectSchema, textSchema } from '../wire-schemas.ts';

const limits = { channel: 40, value: 255 } as const;

/** The form by which the same identity is recognised: E.164 for phones (else as written), lower case for e-mail, folded for others. */
function normalForm(channel: string, value: string): string {
  if (channel === 'phone') return e164(value) ?? fold(value);
  if (channel === 'email') return (emailAddress(value) ?? value).toLowerCase();
  return fold(value).trim();
}

function parseIdentity(entry: unknown, pointer: string, position: number, field: FieldDocument): Result<SideRow | undefined> {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return refuse('expected_object', undefined, pointer);
  const parts = textParts(entry as Record<string, unknown>, limits);
  if (!parts.ok) return { ok: false, issues: parts.issues.map((issue) => ({ ...issue, pointer: pointer + issue.pointer })) };
  const { channel, value } = parts.value;
  if (channel === null) return value === null ? { ok: true, value: undefined } : refuse('value_required', undefined, `${pointer}/channel`);
  if (value === null) return refuse('value_required', undefined, `${pointer}/value`);
  const name = channel.toLowerCase();
  if (field.options?.channels && !field.options.channels.includes(name)) return refuse('unknown_channel', undefined, `${pointer}/channel`);
  return { ok: true, value: [name, value, normalForm(name, value), position] };
}

/**
 * How a customer is known on each channel; a write replaces the list. Lives in a side table.
 * parse gives ONE stored value: the JSON text of an array of rows, each [channel, value, normal, position] (the columns of sideTable
 * without `record`); toWire takes the same and answers [] for null. In files: phone:0901234567; zalo:anh.
 */
export const identitiesField: FieldType = {
  type: 'identities',
  validateOptions: (field) => optionIssues(field, ['channels']),
  columns: () => [],
  sideTable: () => ({
    columns: [
      { name: 'channel', type: 'text' },
      { name: 'value', type: 'text' },
      { name: 'normal', type: 'text' },
      { name: 'position', type: 'bigint' },
    ],
  }),
  parse(input, field) {
    const seen = new Set<string>();
    return parseRows(input, (entry, pointer, position) => {
      const row = parseIdentity(entry, pointer, position, field);
      if (!row.ok || row.value === undefined) return row;
      const key = JSON.stringify([row.value[0], row.value[2]]);
      if (seen.has(key)) return { ok: true, value: undefined };
      seen.add(key);
      return row;
    });
  },
  toWire: (stored) => storedRows(stored).map(([channel, value, normal]) => ({ channel, value, normal })),
  inputSchema(field) {
    const channels = field.options?.channels;
    const channel = channels ? { type: 'string', enum: [...channels] } : { type: 'string', maxLength: limits.channel };
    const entry = objectSchema({ channel, value: { type: 'string', maxLength: limits.value }, normal: textSchema() }, ['channel', 'value']);
    return { type: ['array', 'null'], items: { ...entry, type: 'object' }, maxItems: 1000 };
  },
  outputSchema() {
    const text = { type: 'string' };
    const entry = objectSchema({ channel: text, value: text, normal: text }, ['channel', 'value', 'normal']);
    return { type: ['array', 'null'], items: { ...entry, type: 'object' } };
  },
  operators: ['blank', 'not_blank'],
  format: (wire) => (Array.isArray(wire) ? wire.map((entry) => `${entry.channel}: ${entry.value}`).join(', ') : ''),
  importText(text, field, format) {
    if (text.trim() === '') return { ok: true, value: null };
    const entries = splitCell(text).map((part) => {
      const colon = part.indexOf(':');
      return { channel: part.slice(0, Math.max(colon, 0)).trim(), value: part.slice(colon + 1).trim() };
    });
    const rows = identitiesField.parse(entries, field, format);
    return rows.ok ? { ok: true, value: entries } : rows;
  },
};
