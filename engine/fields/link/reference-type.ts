import type { FieldType } from '../field-type.ts';
import { keyOperators, singleColumn } from '../single-column.ts';
import { referenceInputSchema, referenceOutputSchema } from '../wire-schemas.ts';
import { formatReference } from './format-reference.ts';
import { parseReference } from './uuid-value.ts';

/** What link and user have in common: one uuid column, an id or {id} on the wire. The query adds the subfields asked for. */
export const referenceType: Omit<FieldType, 'type' | 'validateOptions'> = {
  ...singleColumn('uuid', 'reference'),
  parse(input) {
    const id = parseReference(input);
    return id.ok ? { ok: true, value: [id.value] } : id;
  },
  toWire: ([id = null]) => (id === null ? null : { id }),
  inputSchema: () => referenceInputSchema(),
  outputSchema: () => referenceOutputSchema(),
  operators: keyOperators,
  format: (wire) => formatReference(wire),
  importText(text) {
    const id = parseReference(text);
    return id.ok && id.value !== null ? { ok: true, value: { id: id.value } } : id;
  },
};
