import { foldText } from '../../format/fold-text.ts';

/** Without case and diacritics, letter for letter: places in it are places in the text. Takes composed text (NFC). */
export function folded(text: string): string {
  return [...text].map(foldText).join('');
}
