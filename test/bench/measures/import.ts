import type { BenchContext } from '../bench-context.ts';
import { copyShop } from '../databases/raw-copy.ts';
import { importShop, installShop } from '../databases/shop-import.ts';
import { type Measure, rowOf } from '../measure.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { figure, median, round, times } from '../report/figures.ts';
import { sharedData } from '../shared-bench.ts';

const files = { full: 'online-retail/OnlineRetail_dev_to_2011-08.csv.gz', quick: 'online-retail/OnlineRetail_smoke_2010-12-01.csv.gz' } as const;

function fileOf({ options }: BenchContext): string | undefined {
  return sharedData(options.quick ? files.quick : files.full);
}

async function measure(context: BenchContext, name: string): Promise<readonly BenchRow[]> {
  const url = await context.createDatabase('bench_import');
  await installShop(url);
  const ours = await importShop(url, fileOf(context) ?? '', context.postgresPid);
  const raw = await copyShop(url, context.postgresPid);
  const rate = ours.lines / (ours.ms / 1_000);
  const quarter = ours.memoryMb.slice(Math.floor(ours.memoryMb.length / 4));
  return [
    {
      name: `${name} of ${ours.lines.toLocaleString('en')} lines`,
      raw: `${figure(ours.lines / (raw.ms / 1_000))} lines/s`,
      ours: `${figure(rate)} lines/s ${round(ours.cpuMs / ours.lines, 3)}+${round(ours.postgresMs / ours.lines, 3)} ms a line`,
      ratio: `time ${times(ours.ms, raw.ms)}`,
      target: '>= 20,000 lines/s, <= 4 x COPY',
      verdict: rate >= 20_000 && ours.ms <= 4 * raw.ms ? 'ok' : 'over',
      note: `ours: the whole command (${figure(ours.ms / 1_000)} s, start of the process included) with external keys and history; raw: COPY on the server of the same ${raw.rows.toLocaleString('en')} records into copies of the four tables with their indexes and foreign keys (${figure(raw.ms / 1_000)} s)`,
      figures: { ours: { ...ours, memoryMb: undefined }, raw },
    },
    {
      name: 'memory of the import',
      ours: `at most ${ours.peakMb} MB, typically ${figure(median(quarter))} MB`,
      target: 'flat',
      // Flat: what is there at the worst is not a multiple of what is there all the time.
      verdict: within(ours.peakMb, 2 * median(quarter)),
      figures: { memoryMb: ours.memoryMb },
    },
  ];
}

export const importFile: Measure = {
  name: 'import',
  missing: (context) => (fileOf(context) === undefined ? 'shared data absent' : undefined),
  async *run(context) {
    let rows: readonly BenchRow[] = [];
    const failed = await rowOf('import', async () => {
      rows = await measure(context, 'import');
      return { name: 'import', verdict: '-' };
    });
    yield* rows.length > 0 ? rows : [failed];
  },
};
