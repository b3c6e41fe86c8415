import type { FieldDocument, ObjectDocument } from '../../../schemas/generated/metadata.ts';
import type { FieldType } from '../../fields/field-type.ts';
import { fieldType } from '../../fields/registry.ts';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The type of the id column: a uuid, made by the engine or brought by the client. It is no field type that admins choose. */
const idType: FieldType = {
  type: 'text',
  validateOptions: () => [],
  columns: () => [{ suffix: '', type: 'uuid' }],
  expression: () => ({ type: 'reference', suffix: '' }),
  parse: (input) => {
    const text = typeof input === 'string' ? input.toLowerCase() : '';
    return uuidPattern.test(text) ? { ok: true, value: [text] } : { ok: false, issues: [{ pointer: '', message: 'An id is a UUID.' }] };
  },
  toWire: (stored) => stored[0] ?? null,
  inputSchema: () => ({ type: 'string', format: 'uuid' }),
  outputSchema: () => ({ type: 'string', format: 'uuid' }),
  operators: ['equals', 'not_equals', 'in'],
  format: (wire) => String(wire ?? ''),
  importText: (text) => ({ ok: true, value: text === '' ? null : text }),
};

interface SystemField {
  readonly document: FieldDocument;
  readonly type: FieldType;
}

function systemField(object: string, field: string, type: FieldDocument['type'], en: string, vi: string, extra: Partial<FieldDocument> = {}): SystemField {
  const document: FieldDocument = { kind: 'field', name: `${object}.${field}`, object, field, type, label: { en, vi }, ...extra };
  return { document, type: field === 'id' ? idType : fieldType(type) };
}

/** The standard fields of an object's records, as documents and types. */
export function systemFields(object: ObjectDocument): readonly SystemField[] {
  const name = object.name;
  const fields = [
    systemField(name, 'id', 'text', 'ID', 'Mã bản ghi', { read_only: true }),
    systemField(name, 'owner', 'user', 'Owner', 'Người phụ trách'),
    systemField(name, 'created_at', 'datetime', 'Created', 'Tạo lúc', { read_only: true }),
    systemField(name, 'created_by', 'user', 'Created by', 'Người tạo', { read_only: true }),
    systemField(name, 'updated_at', 'datetime', 'Changed', 'Sửa lúc', { read_only: true }),
    systemField(name, 'updated_by', 'user', 'Changed by', 'Người sửa', { read_only: true }),
    systemField(name, 'version', 'integer', 'Version', 'Phiên bản', { read_only: true }),
    systemField(name, 'deleted_at', 'datetime', 'Deleted', 'Xóa lúc', { read_only: true }),
  ];
  const types = object.record_types ?? [];
  if (types.length > 0) {
    const choices = types.map((type) => ({ key: type.name, label: type.label }));
    fields.push(systemField(name, 'record_type', 'choice', 'Record type', 'Loại bản ghi', { options: { choices } }));
  }
  return fields;
}

/** The object user: people, read from sys.user. It has no document that admins edit. */
export const userObject: ObjectDocument = {
  kind: 'object',
  name: 'user',
  label: { en: 'User', vi: 'Người dùng' },
  plural: { en: 'Users', vi: 'Người dùng' },
  icon: 'user',
  title: 'name',
  search: false,
};

export const userFields: readonly FieldDocument[] = [
  { kind: 'field', name: 'user.name', object: 'user', field: 'name', type: 'text', label: { en: 'Name', vi: 'Họ tên' }, searchable: true, read_only: true },
  {
    kind: 'field',
    name: 'user.email',
    object: 'user',
    field: 'email',
    type: 'email',
    label: { en: 'E-mail', vi: 'Thư điện tử' },
    searchable: true,
    read_only: true,
  },
  { kind: 'field', name: 'user.active', object: 'user', field: 'active', type: 'boolean', label: { en: 'Active', vi: 'Đang hoạt động' }, read_only: true },
];

/** Columns of sys.user that stand for standard fields; the others do not exist there. */
export const userStandardFields: ReadonlySet<string> = new Set(['id', 'created_at', 'updated_at', 'version', 'deleted_at']);
