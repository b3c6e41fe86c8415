/** Text without case and diacritics, for searching as the server does: "nguyen" finds "Nguyễn", đ is d. */
export function foldText(text: string): string {
  return text.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replaceAll(/\p{M}/gu, '');
}
