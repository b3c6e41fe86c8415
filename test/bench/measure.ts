import type { BenchContext } from './bench-context.ts';
import type { BenchRow } from './report/bench-row.ts';

/** A group of rows that can be asked for by name. */
export interface Measure {
  readonly name: string;
  /** What it needs that may be absent; the answer is why it cannot run. */
  missing?(context: BenchContext): string | undefined;
  run(context: BenchContext): AsyncIterable<BenchRow>;
}

export function needsHarness({ harness }: BenchContext): string | undefined {
  return harness === undefined ? 'shared bench absent' : undefined;
}

/** A row that stands for its failure when it fails, so that the others still come. */
export async function rowOf(name: string, work: () => Promise<BenchRow>): Promise<BenchRow> {
  try {
    return await work();
  } catch (error) {
    return { name, verdict: 'wrong', note: error instanceof Error ? error.message : String(error) };
  }
}
