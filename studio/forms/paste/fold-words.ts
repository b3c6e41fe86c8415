/** Without case and diacritics, letter for letter: places in it are places in the text. Takes composed text (NFC). */
export function folded(text: string): string {
  return [...text].map((letter) => letter.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd')).join('');
}
