import type { Delimiter } from './file-format.ts';

const candidates: readonly Delimiter[] = [',', ';', '\t', '|'];
const mostLines = 200;

/** How often each candidate stands outside quotation marks, line by line. The last line counts only when it is the only one: it may be cut. */
function countLines(text: string): readonly (readonly number[])[] {
  const lines: number[][] = [];
  let counts = candidates.map(() => 0);
  let quoted = false;
  let cellStart = true;
  for (let at = 0; at < text.length && lines.length < mostLines; at += 1) {
    const char = text[at] as string;
    if (quoted) {
      if (char !== '"') continue;
      if (text[at + 1] === '"') at += 1;
      else quoted = false;
      continue;
    }
    const candidate = candidates.indexOf(char as Delimiter);
    if (char === '"' && cellStart) quoted = true;
    else if (char === '\n' || char === '\r') {
      if (counts.some((count) => count > 0)) lines.push(counts);
      counts = candidates.map(() => 0);
      cellStart = true;
      continue;
    } else if (candidate >= 0) counts[candidate] = (counts[candidate] ?? 0) + 1;
    cellStart = candidate >= 0;
  }
  return lines.length > 0 ? lines : [counts];
}

/** The delimiter that the beginning of a file is divided by: the one that comes equally often in most lines; a comma when there is none. */
export function judgeDelimiter(head: string): Delimiter {
  const lines = countLines(head.charCodeAt(0) === 0xfeff ? head.slice(1) : head);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const [index, candidate] of candidates.entries()) {
    const expected = lines[0]?.[index] ?? 0;
    if (expected === 0) continue;
    const alike = lines.filter((counts) => counts[index] === expected).length / lines.length;
    // Equally regular ones: the more columns the better.
    const score = alike + Math.min(expected, 500) / 10_000;
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}
