import type { ClientField } from '../metadata/client-metadata.ts';
import { fieldCells } from './registry.ts';

const numberResults: ReadonlySet<string> = new Set(['number', 'integer', 'money', 'percent']);

/** Numbers stand at the right, so that their digits line up; a formula does as its result. */
export function cellAlign(field: ClientField): 'right' | 'left' {
  const numeric = field.type === 'formula' ? numberResults.has(field.options.result ?? 'text') : fieldCells[field.type].align === 'end';
  return numeric ? 'right' : 'left';
}
