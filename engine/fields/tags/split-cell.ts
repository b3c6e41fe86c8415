/** The entries of a cell that holds several: parted by semicolons, bars or line breaks where there are any, else by commas. */
export function splitCell(text: string): string[] {
  const separator = /[;|\n]/.test(text) ? /[;|\n]/ : /,/;
  return text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
