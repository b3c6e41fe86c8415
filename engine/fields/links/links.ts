import type { FieldType } from '../field-type.ts';
import { formatReference } from '../link/format-reference.ts';
import { parseReference } from '../link/uuid-value.ts';
import { splitCell } from '../tags/split-cell.ts';
import { deletePolicyIssues, optionIssues } from '../type-options.ts';
import { referenceInputSchema, referenceOutputSchema } from '../wire-schemas.ts';
import { parseRows, storedRows } from './side-rows.ts';

/**
 * References to several records of options.object; a write replaces the list. Lives in a side table.
 * parse gives ONE stored value: the JSON text of an array of rows, each [target, position] (the columns of sideTable without `record`);
 * toWire takes the same. null and [] are both '[]'; toWire answers [] for null.
 */
export const linksField: FieldType = {
  type: 'links',
  validateOptions: (field) => [...optionIssues(field, ['object', 'on_delete'], ['object']), ...deletePolicyIssues(field)],
  columns: () => [],
  sideTable: () => ({
    columns: [
      { name: 'target', type: 'uuid' },
      { name: 'position', type: 'bigint' },
    ],
  }),
  parse(input) {
    const seen = new Set<string>();
    return parseRows(input, (entry, pointer, position) => {
      const id = parseReference(entry, pointer);
      if (!id.ok) return id;
      if (id.value === null || seen.has(id.value)) return { ok: true, value: undefined };
      seen.add(id.value);
      return { ok: true, value: [id.value, position] };
    });
  },
  toWire: (stored) => storedRows(stored).map(([target]) => ({ id: target })),
  inputSchema: () => ({ type: ['array', 'null'], items: referenceInputSchema(), maxItems: 1000 }),
  outputSchema: () => ({ type: ['array', 'null'], items: { ...referenceOutputSchema(), type: 'object' } }),
  operators: ['blank', 'not_blank'],
  format: (wire) => (Array.isArray(wire) ? wire.map(formatReference).join(', ') : ''),
  importText(text, field, format) {
    if (text.trim() === '') return { ok: true, value: null };
    const links = linksField.parse(splitCell(text), field, format);
    return links.ok ? { ok: true, value: linksField.toWire(links.value, field) } : links;
  },
};
