import { signIn } from '../api-client.ts';
import type { BenchContext } from '../bench-context.ts';
import { loadHarnessData, ourContact } from '../databases/harness-data.ts';
import { people } from '../databases/our-database.ts';
import { type Measure, needsHarness, rowOf } from '../measure.ts';
import { cpuMs } from '../process-usage.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { figure, median, round, times } from '../report/figures.ts';
import { WrongAnswer } from '../run-load.ts';
import type { Server } from '../servers.ts';

interface BulkRate {
  readonly rowsPerSecond: number;
  readonly serverMs: number;
  readonly postgresMs: number;
}

interface Post {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  body(): string;
  /** Rows written, by the answer. */
  count(answer: string): number;
}

const fewestRuns = 3;

async function rateOf(context: BenchContext, { base, process: { pid } }: Server, post: Post): Promise<BulkRate> {
  const { bulkRows: rows } = context.sizes;
  const rates: BulkRate[] = [];
  for (let run = 0; run < fewestRuns; run += 1) {
    const body = post.body();
    const [server, postgres, start] = [cpuMs(pid), cpuMs(context.postgresPid), performance.now()];
    const answer = await fetch(base + post.path, { method: 'POST', headers: { ...post.headers, 'content-type': 'application/json' }, body });
    const text = await answer.text();
    const ms = performance.now() - start;
    if (!answer.ok || post.count(text) !== rows) throw new WrongAnswer(`POST ${post.path}: ${answer.status} ${text.slice(0, 400)}`);
    const perRow = (from: number, to: number) => (to - from) / rows;
    rates.push({ rowsPerSecond: (rows / ms) * 1_000, serverMs: perRow(server, cpuMs(pid)), postgresMs: perRow(postgres, cpuMs(context.postgresPid)) });
  }
  const middle = (pick: (rate: BulkRate) => number) => median(rates.map(pick));
  return { rowsPerSecond: middle((rate) => rate.rowsPerSecond), serverMs: middle((rate) => rate.serverMs), postgresMs: middle((rate) => rate.postgresMs) };
}

const text = ({ rowsPerSecond, serverMs, postgresMs }: BulkRate) => `${figure(rowsPerSecond)} rows/s ${round(serverMs, 3)}+${round(postgresMs, 3)} ms a row`;

async function compare(context: BenchContext, name: string): Promise<BenchRow> {
  const { contact } = await loadHarnessData(context.harness ?? '');
  const contacts = () => Array.from({ length: context.sizes.bulkRows }, (_, n) => contact(n));
  const raw = await rateOf(context, await context.raw(), {
    path: '/contacts/batch',
    headers: {},
    body: () => JSON.stringify(contacts()),
    count: (answer) => Number((JSON.parse(answer) as { n: number }).n),
  });
  const server = await context.ours();
  const { headers } = await signIn(server.base, people.sales, people.password);
  const ours = await rateOf(context, server, {
    path: '/api/records/contact',
    headers,
    body: () => JSON.stringify({ items: contacts().map((one) => ({ op: 'create', values: ourContact(one) })) }),
    count: (answer) => (JSON.parse(answer) as { results: { ok: boolean }[] }).results.filter((result) => result.ok).length,
  });
  return {
    name,
    raw: text(raw),
    ours: text(ours),
    ratio: `rate ${times(ours.rowsPerSecond, raw.rowsPerSecond)}`,
    target: '>= 8,000 rows/s',
    verdict: within(8_000, ours.rowsPerSecond),
    figures: { raw, ours },
  };
}

export const bulk: Measure = {
  name: 'bulk',
  missing: needsHarness,
  async *run(context) {
    const name = `${context.sizes.bulkRows.toLocaleString('en')} rows in one POST`;
    yield await rowOf(name, () => compare(context, name));
  },
};
