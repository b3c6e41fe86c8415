import type { FieldType } from '../field-type.ts';
import { parseRows, storedRows } from '../links/side-rows.ts';
import { splitCell } from '../tags/split-cell.ts';
import { textParts } from '../text/text-parts.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { objectSchema } from '../wire-schemas.ts';

const limits = { source: 60, key: 255 } as const;

/**
 * The record's ids in other systems; a write replaces the list. Lives in a side table, unique over all records by source and key.
 * parse gives ONE stored value: the JSON text of an array of rows, each [source, key] (the columns of sideTable without `record`);
 * toWire takes the same and answers [] for null. In files: shopee:123; pos:77.
 */
export const externalKeysField: FieldType = {
  type: 'external_keys',
  validateOptions: (field) => optionIssues(field, []),
  columns: () => [],
  sideTable: () => ({
    columns: [
      { name: 'source', type: 'text' },
      { name: 'key', type: 'text' },
    ],
    unique: ['source', 'key'],
  }),
  parse(input) {
    const seen = new Set<string>();
    return parseRows(input, (entry, pointer) => {
      if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return refuse('expected_object', undefined, pointer);
      const parts = textParts(entry as Record<string, unknown>, limits);
      if (!parts.ok) return { ok: false, issues: parts.issues.map((issue) => ({ ...issue, pointer: pointer + issue.pointer })) };
      const { source, key } = parts.value;
      if (source === null && key === null) return { ok: true, value: undefined };
      if (source === null) return refuse('value_required', undefined, `${pointer}/source`);
      if (key === null) return refuse('value_required', undefined, `${pointer}/key`);
      const pair = JSON.stringify([source, key]);
      if (seen.has(pair)) return { ok: true, value: undefined };
      seen.add(pair);
      return { ok: true, value: [source, key] };
    });
  },
  toWire: (stored) => storedRows(stored).map(([source, key]) => ({ source, key })),
  inputSchema() {
    const entry = objectSchema({ source: { type: 'string', maxLength: limits.source }, key: { type: 'string', maxLength: limits.key } }, ['source', 'key']);
    return { type: ['array', 'null'], items: { ...entry, type: 'object' }, maxItems: 1000 };
  },
  outputSchema() {
    const entry = objectSchema({ source: { type: 'string' }, key: { type: 'string' } }, ['source', 'key']);
    return { type: ['array', 'null'], items: { ...entry, type: 'object' } };
  },
  operators: ['blank', 'not_blank'],
  format: (wire) => (Array.isArray(wire) ? wire.map((entry) => `${entry.source}: ${entry.key}`).join(', ') : ''),
  importText(text, field, format) {
    if (text.trim() === '') return { ok: true, value: null };
    const entries = splitCell(text).map((part) => {
      const colon = part.indexOf(':');
      return { source: part.slice(0, Math.max(colon, 0)).trim(), key: part.slice(colon + 1).trim() };
    });
    const rows = externalKeysField.parse(entries, field, format);
    return rows.ok ? { ok: true, value: externalKeysField.toWire(rows.value, field) } : rows;
  },
};
