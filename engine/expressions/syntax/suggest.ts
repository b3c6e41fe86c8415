import { fold } from '../../sql/fold.ts';

/** The name closest to what was written, blind to case and diacritics; undefined when none is close. */
export function suggest(written: string, names: Iterable<string>): string | undefined {
  const wanted = fold(written).replaceAll(/[\s_]+/g, '_');
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const distance = editDistance(wanted, fold(name).replaceAll(/[\s_]+/g, '_'), bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** Levenshtein distance, or `limit` as soon as it is certain to be reached. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) >= limit) return limit;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = left.charAt(i - 1) === right.charAt(j - 1) ? 0 : 1;
      next.push(Math.min((row[j] ?? limit) + 1, (next[j - 1] ?? limit) + 1, (row[j - 1] ?? limit) + change));
    }
    if (Math.min(...next) >= limit) return limit;
    row = next;
  }
  return row.at(-1) ?? limit;
}
