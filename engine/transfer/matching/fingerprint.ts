import { createHash } from 'node:crypto';
import { plainName } from './plain-name.ts';

/** The same for files with the same columns, in whatever order and spelling of case and diacritics. */
export function fingerprint(columns: readonly string[]): string {
  const names = columns.map(plainName).toSorted();
  return createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 32);
}
