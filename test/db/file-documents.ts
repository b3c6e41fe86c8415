import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { shopDocuments } from './shop-documents.ts';

function fileField(object: string, name: string, options: FieldDocument['options'] = {}): FieldDocument {
  return { kind: 'field', name: `${object}.${name}`, object, field: name, type: 'file', label: { en: name, vi: name }, order: 90, options };
}

/** The shop with files: photos of at most 1 MB, contracts that a guest does not see, and scans of orders, which staff see of their own only. */
export const fileDocuments: readonly MetadataDocument[] = [
  ...shopDocuments.filter((document) => document.name !== 'staff'),
  fileField('customer', 'photo', { max_size_bytes: 1_000_000, accept: ['image/*'] }),
  fileField('customer', 'contract'),
  fileField('customer', 'secret_file'),
  fileField('order', 'scan'),
  {
    kind: 'role',
    name: 'staff',
    label: { en: 'Staff', vi: 'Nhân viên' },
    grants: [
      { object: 'customer', actions: ['create', 'read', 'update', 'bulk'], rows: 'all', hide: ['secret', 'secret_file'] },
      { object: 'order', actions: ['create', 'read', 'update', 'delete'], rows: 'own' },
    ],
  },
];

/** Bytes that begin as a PNG and go on like no other file. */
export function pngBytes(size: number, seed = 1): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(size);
  let state = seed;
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 16;
  }
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
  return bytes;
}
