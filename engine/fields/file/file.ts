import type { FieldType } from '../field-type.ts';
import { formatReference } from '../link/format-reference.ts';
import { referenceType } from '../link/reference-type.ts';
import { optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { objectSchema } from '../wire-schemas.ts';

const { columns, parse, toWire, inputSchema } = referenceType;

/** A stored file, by its id. toWire gives {id}; the query adds name, size_bytes and media_type. */
export const fileField: FieldType = {
  type: 'file',
  columns,
  parse,
  toWire,
  inputSchema,
  validateOptions: (field) => optionIssues(field, ['max_size_bytes', 'accept']),
  outputSchema: () =>
    objectSchema({ id: { type: 'string', format: 'uuid' }, name: { type: 'string' }, size_bytes: { type: 'integer' }, media_type: { type: 'string' } }, ['id']),
  operators: ['blank', 'not_blank'],
  format: (wire) => formatReference(wire),
  importText: (text) => (text.trim() === '' ? { ok: true, value: null } : refuse('not_importable')),
};
