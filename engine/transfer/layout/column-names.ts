import { columnLetters } from '../sheets/cell-place.ts';

const longestName = 120;

/** Names of the columns, each once: nameless ones by their letter, doubled ones numbered. */
export function columnNames(header: readonly string[], width: number): readonly string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const written = (header[index] ?? '').trim().replace(/\s+/g, ' ').slice(0, longestName);
    const base = written === '' ? columnLetters(index) : written;
    let name = base;
    for (let more = 2; taken.has(name.toLowerCase()); more += 1) name = `${base} (${more})`;
    taken.add(name.toLowerCase());
    return name;
  });
}
