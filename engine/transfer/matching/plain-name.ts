import { fold } from '../../sql/fold.ts';

/** A name of a column or field to compare by: no case, no diacritics, no punctuation, no remarks in brackets, camelCase apart. */
export function plainName(text: string): string {
  const apart = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
  return fold(apart.normalize('NFC').replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
