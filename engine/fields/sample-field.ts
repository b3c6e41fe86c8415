import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import type { ImportFormat } from './field-type.ts';

/** A field document for tests. */
export function sampleField(type: FieldDocument['type'], options?: FieldDocument['options']): FieldDocument {
  const label = { en: 'Sample', vi: 'Mẫu' };
  return { kind: 'field', name: 'thing.sample', object: 'thing', field: 'sample', type, label, ...(options ? { options } : {}) };
}

/** The context of a workspace in Vietnam, for tests. */
export const sampleContext: ImportFormat = { zone: 'Asia/Ho_Chi_Minh', currency: 'VND' };
