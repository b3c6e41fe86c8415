const quotedEntry = /(?<=^|[;|\n,])\s*"(?:[^"]|"")*"(?=\s*(?:[;|\n,]|$))/g;

/**
 * The entries of a cell that holds several: parted by semicolons, bars or line breaks where there are any, else by commas. An entry in
 * double quotes is one, whatever it holds; a quote within it is doubled.
 */
export function splitCell(text: string): string[] {
  const separator = /[;|\n]/.test(text.replaceAll(quotedEntry, '')) ? '[;|\\n]' : ',';
  const entry = new RegExp(`\\s*(?:"((?:[^"]|"")*)"\\s*(?=${separator}|$)|((?:(?!${separator})[^])*))(?:${separator}|$)`, 'y');
  const entries: string[] = [];
  while (entry.lastIndex < text.length) {
    const [, quoted, plain = ''] = entry.exec(text) ?? [];
    entries.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
  }
  return entries.map((part) => part.trim()).filter((part) => part !== '');
}

/** An entry as it stands in a cell of several, so that splitCell finds it again. */
export function quoteEntry(text: string): string {
  return /[;|\n]|^\s*"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
