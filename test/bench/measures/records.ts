import type { BenchContext } from '../bench-context.ts';
import { people } from '../databases/our-database.ts';
import { type Measure, needsHarness, rowOf } from '../measure.ts';
import { type BenchRow, type Verdict, within } from '../report/bench-row.ts';
import { figure, times } from '../report/figures.ts';
import { type Load, loadNote, loadText, runLoad, totalMs } from '../run-load.ts';

interface Comparison {
  readonly name: string;
  readonly raw: string;
  readonly ours: string;
  readonly email?: string;
  readonly target: string;
  verdict(ours: Load, raw: Load): Verdict;
}

const cpuWithin = (most: number) => (ours: Load, raw: Load) => within(totalMs(ours), most * totalMs(raw));
const informs = (): Verdict => '-';

const comparisons: readonly Comparison[] = [
  {
    name: 'get by id',
    raw: 'get',
    ours: 'get',
    target: 'server CPU <= 3 x raw, >= 0.4 of its rate',
    verdict: (ours, raw) => (ours.cpu_ms <= 3 * raw.cpu_ms && ours.rps >= 0.4 * raw.rps ? 'ok' : 'over'),
  },
  { name: 'list 50, no count', raw: 'list_nocount', ours: 'list_nocount', target: '<= 2 x raw', verdict: cpuWithin(2) },
  { name: 'list 50, capped count', raw: 'list', ours: 'list', target: '-', verdict: informs },
  { name: 'list 50, exact count', raw: 'list', ours: 'list_exact', target: '-', verdict: informs },
  { name: 'text search, 50 + count', raw: 'search', ours: 'search', target: 'pg CPU <= 5 ms', verdict: (ours) => within(ours.pg_ms, 5) },
  { name: 'create', raw: 'create', ours: 'create', target: '<= 4 x raw', verdict: cpuWithin(4) },
  { name: 'patch', raw: 'patch', ours: 'patch', target: '<= 4 x raw', verdict: cpuWithin(4) },
];

/** One scenario, raw and ours in turn. */
async function compare(context: BenchContext, { name, target, ...comparison }: Comparison): Promise<BenchRow> {
  const raw = await runLoad(context, { scenario: comparison.raw, side: 'raw', server: await context.raw() });
  const ours = await runLoad(context, { scenario: comparison.ours, side: 'ours', server: await context.ours() });
  const note = loadNote(raw, ours);
  return {
    name,
    raw: loadText(raw),
    ours: loadText(ours),
    ratio: `server ${times(ours.cpu_ms, raw.cpu_ms)}, CPU ${times(totalMs(ours), totalMs(raw))}, rate ${times(ours.rps, raw.rps)}`,
    target,
    verdict: comparison.verdict(ours, raw),
    figures: { raw, ours },
    ...(note === undefined ? {} : { note }),
  };
}

/** What the cap saves shows only where there is more to count than it: everybody's records. */
async function compareCounts(context: BenchContext): Promise<BenchRow> {
  const server = await context.ours();
  const [none, capped, exact] = [
    await runLoad(context, { scenario: 'list_nocount', side: 'ours', server, email: people.admin }),
    await runLoad(context, { scenario: 'list', side: 'ours', server, email: people.admin }),
    await runLoad(context, { scenario: 'list_exact', side: 'ours', server, email: people.admin }),
  ];
  const [cappedMs, exactMs] = [capped.pg_ms - none.pg_ms, exact.pg_ms - none.pg_ms];
  return {
    name: 'count of all records: capped against exact, pg CPU',
    raw: `exact ${figure(exactMs)} ms`,
    ours: `capped ${figure(cappedMs)} ms`,
    ratio: times(cappedMs, exactMs),
    target: '<= 0.2 x',
    verdict: within(cappedMs, exactMs / 5),
    note: 'both ours, as admin, the list without count taken off',
    figures: { none, capped, exact },
  };
}

export const records: Measure = {
  name: 'records',
  missing: needsHarness,
  async *run(context) {
    for (const comparison of comparisons) yield await rowOf(comparison.name, () => compare(context, comparison));
    yield await rowOf('count of all records', () => compareCounts(context));
  },
};
