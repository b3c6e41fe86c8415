/** How a row came out. Only `wrong` (an answer was not what it had to be) fails the run; time never does. */
export type Verdict = 'ok' | 'over' | 'wrong' | 'skipped' | '-';

/** One line of the table. */
export interface BenchRow {
  readonly name: string;
  /** The ceiling: bare fastify + pg, or plain SQL. */
  readonly raw?: string;
  readonly ours?: string;
  readonly ratio?: string;
  /** As design/performance.md says it. */
  readonly target?: string;
  readonly verdict: Verdict;
  /** What the figures are not, or why there are none. */
  readonly note?: string;
  /** The figures as numbers, for --out. */
  readonly figures?: Readonly<Record<string, unknown>>;
}

export function skipped(name: string, why: string): BenchRow {
  return { name, verdict: 'skipped', note: `skipped: ${why}` };
}

export function within(value: number, most: number): Verdict {
  return value <= most ? 'ok' : 'over';
}
