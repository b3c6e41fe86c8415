import type { ExportedFile } from '../../api/records/exports.ts';

/** Puts a file that was fetched into the person's downloads. */
export function saveFile({ name, content }: ExportedFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the end of this turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
