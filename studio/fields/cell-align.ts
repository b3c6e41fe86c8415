import type { ClientField } from '../metadata/client-metadata.ts';
import { fieldCells } from './registry.ts';

const numberResults: ReadonlySet<string> = new Set(['number', 'integer', 'money', 'percent']);

/** Numbers stand at the right, so that their digits line up; what states the type of its result does as that. */
export function cellAlign(field: ClientField): 'right' | 'left' {
  const { result } = field.options;
  const stated = field.type === 'formula' ? (result ?? 'text') : result;
  const numeric = stated === undefined ? fieldCells[field.type].align === 'end' : numberResults.has(stated);
  return numeric ? 'right' : 'left';
}
