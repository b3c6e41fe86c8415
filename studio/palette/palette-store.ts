/** all: records, pages and actions; create: what can be made. */
export type PaletteMode = 'all' | 'create';

let opened: PaletteMode | undefined;
const listeners = new Set<() => void>();

function set(next: PaletteMode | undefined): void {
  opened = next;
  for (const listener of listeners) listener();
}

/** Opens the search of everything above the page. */
export function openPalette(mode: PaletteMode = 'all'): void {
  set(mode);
}

export function closePalette(): void {
  set(undefined);
}

/** How the search is open; undefined while it is not. */
export function paletteMode(): PaletteMode | undefined {
  return opened;
}

export function subscribePalette(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
