import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Result } from '../../errors/issue.ts';
import type { FieldType, StoredValue } from '../field-type.ts';
import { formatReference } from '../link/format-reference.ts';
import { parseUuid } from '../link/uuid-value.ts';
import { keyOperators } from '../single-column.ts';
import { deletePolicyIssues, optionIssues } from '../type-options.ts';
import { refuse } from '../value-issues.ts';
import { objectSchema, uuidPattern } from '../wire-schemas.ts';

const objectName = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const columns = [
  { suffix: '', type: 'uuid' },
  { suffix: '__object', type: 'text' },
] as const;

function parseAnyLink(input: unknown, field: FieldDocument): Result<readonly StoredValue[]> {
  if (input === null || input === undefined || input === '') return { ok: true, value: [null, null] };
  if (typeof input !== 'object' || Array.isArray(input)) return refuse('expected_object');
  const { object, id } = input as Record<string, unknown>;
  const uuid = parseUuid(id, '/id');
  if (!uuid.ok) return uuid;
  if (uuid.value === null) return refuse('value_required', undefined, '/id');
  if (typeof object !== 'string' || !objectName.test(object) || object.length > 48) return refuse('unknown_object', undefined, '/object');
  if (field.options?.objects && !field.options.objects.includes(object)) return refuse('unknown_object', undefined, '/object');
  return { ok: true, value: [uuid.value, object] };
}

/** A reference to a record of any object, or of those in options.objects. In files: object:id. */
export const anyLinkField: FieldType = {
  type: 'any_link',
  validateOptions: (field) => [...optionIssues(field, ['objects', 'on_delete']), ...deletePolicyIssues(field)],
  columns: () => columns,
  expression: () => ({ type: 'reference', suffix: '', members: { object: { type: 'text', suffix: '__object' } } }),
  parse: parseAnyLink,
  toWire: ([id = null, object = null]) => (id === null ? null : { object, id }),
  inputSchema(field) {
    const objects = field.options?.objects;
    const object = objects ? { type: 'string', enum: [...objects] } : { type: 'string', maxLength: 48 };
    return objectSchema({ object, id: { type: 'string', pattern: uuidPattern } }, ['object', 'id'], false);
  },
  outputSchema: () => objectSchema({ object: { type: 'string' }, id: { type: 'string', format: 'uuid' } }, ['object', 'id'], false),
  operators: keyOperators,
  format: (wire) => formatReference(wire),
  importText(text, field) {
    if (text.trim() === '') return { ok: true, value: null };
    const colon = text.indexOf(':');
    if (colon < 0) return refuse('expected_object');
    const link = parseAnyLink({ object: text.slice(0, colon).trim(), id: text.slice(colon + 1) }, field);
    return link.ok ? { ok: true, value: { object: link.value[1], id: link.value[0] } } : link;
  },
};
