import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument, ObjectDocument } from '../../schemas/generated/metadata.ts';

export function objectOf(name: string, extra: Partial<ObjectDocument> = {}): ObjectDocument {
  return { kind: 'object', name, label: { en: name, vi: name }, plural: { en: name, vi: name }, title: 'name', ...extra };
}

export function fieldOf(object: string, field: string, type: FieldDocument['type'], extra: Partial<FieldDocument> = {}): FieldDocument {
  return { kind: 'field', name: `${object}.${field}`, object, field, type, label: { en: field, vi: field }, ...extra };
}

export function choices(...keys: string[]): { key: string; label: { en: string; vi: string } }[] {
  return keys.map((key) => ({ key, label: { en: key, vi: key } }));
}

/** A customer and its orders, with every kind of column, side table and index. */
export const shop: readonly MetadataDocument[] = [
  objectOf('customer', { unique: [{ name: 'name_and_city', fields: ['name', 'city'] }] }),
  fieldOf('customer', 'name', 'text', { searchable: true, indexed: true, required: true }),
  fieldOf('customer', 'city', 'text'),
  fieldOf('customer', 'email', 'email', { unique: true }),
  fieldOf('customer', 'phone', 'phone', { searchable: true }),
  fieldOf('customer', 'size', 'choice', { options: { choices: choices('small', 'large') }, indexed: true }),
  fieldOf('customer', 'tags', 'tags', { indexed: true }),
  fieldOf('customer', 'channels', 'identities'),
  fieldOf('customer', 'keys', 'external_keys'),
  fieldOf('customer', 'manager', 'user'),
  objectOf('order'),
  fieldOf('order', 'name', 'text'),
  fieldOf('order', 'customer', 'link', { options: { object: 'customer' } }),
  fieldOf('order', 'total', 'money', { indexed: true }),
  fieldOf('order', 'others', 'links', { options: { object: 'customer' } }),
];
