import { xlsxFile } from '../../setup/xlsx-file.ts';
import { type ApiClient, signIn } from '../api-client.ts';
import { ownEnvironment } from '../bench-context.ts';
import { type Measure, rowOf } from '../measure.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { figure, median } from '../report/figures.ts';
import { WrongAnswer } from '../run-load.ts';
import { startOursBuilt } from '../servers.ts';

const batch = 5_000;
const calls = 20;
const sheetRows = { full: 50_000, quick: 5_000 };
const sheetColumns = ['Họ tên', 'SĐT', 'Email', 'Ngày sinh', 'Nghề nghiệp', 'Ghi chú', 'A', 'B', 'C', 'D', 'E', 'F'];

const phoneOf = (n: number): string => `09${String(10_000_000 + n).slice(0, 8)}`;

async function fill(client: ApiClient, customers: number): Promise<void> {
  for (let from = 0; from < customers; from += batch) {
    const items = Array.from({ length: Math.min(batch, customers - from) }, (_, index) => {
      const n = from + index;
      return { values: { name: `Khách ${n}`, residence: 'domestic', phone: { raw: phoneOf(n) }, email: `khach${n}@example.com` } };
    });
    await client.call('POST', '/api/records/customer', { items });
  }
}

function timed(name: string, times: readonly number[], mostMs: number): BenchRow {
  const ms = median(times);
  return { name, ours: `${figure(ms)} ms`, target: `<= ${mostMs} ms`, verdict: within(ms, mostMs), figures: { ms: times.map(Math.round) } };
}

/** One call after another, each for another number; the first is not counted. */
async function each(call: (n: number) => Promise<number>, customers: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round <= calls; round += 1) {
    const n = (round * 7_919) % customers;
    const start = performance.now();
    const found = await call(n);
    times.push(performance.now() - start);
    if (found !== 1) throw new WrongAnswer(`${found} records for the number of customer ${n}`);
  }
  return times.slice(1);
}

async function find(client: ApiClient, n: number): Promise<number> {
  const { items } = await client.call<{ items: readonly unknown[] }>('GET', `/api/find?phone=${phoneOf(n)}`);
  return items.length;
}

async function duplicates(client: ApiClient, n: number): Promise<number> {
  const { items } = await client.call<{ items: readonly unknown[] }>('POST', '/api/records/customer/duplicates', { values: { phone: { raw: phoneOf(n) } } });
  return items.length;
}

interface Inspected {
  readonly file: string;
  readonly mapping: unknown;
}

/** Sends the spreadsheet and asks for the first rows as they will be. */
async function preview(base: string, client: ApiClient, body: Buffer): Promise<number> {
  const start = performance.now();
  const answer = await fetch(`${base}/api/imports/inspect?file_name=khach.xlsx&object=customer`, {
    method: 'POST',
    headers: { ...client.headers, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(body),
  });
  if (!answer.ok) throw new Error(`inspect: ${answer.status} ${await answer.text()}`);
  const { file, mapping } = (await answer.json()) as Inspected;
  const { rows } = await client.call<{ rows: readonly unknown[] }>('POST', `/api/imports/files/${file}/preview`, { mapping });
  if (rows.length !== 100) throw new WrongAnswer(`${rows.length} rows in the preview`);
  return performance.now() - start;
}

function sheet(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, n) => [
    `Người ${n}`,
    `08${String(10_000_000 + n).slice(0, 8)}`,
    `nguoi${n}@example.com`,
    { date: 30_000 + (n % 9_000) },
    'Giáo viên',
    ...sheetColumns.slice(5).map((column) => `${column} ${n}`),
  ]);
  return xlsxFile([{ name: 'Khách', rows: [sheetColumns, ...lines] }]);
}

/** What somebody waits for with a customer before them: who calls, whether they are known, and what is in the spreadsheet. */
export const atTheCounter: Measure = {
  name: 'at-the-counter',
  async *run(context) {
    const url = await context.createDatabase('bench_counter');
    const env: Readonly<Record<string, string>> = { ...ownEnvironment(url), TRELLIS_TEMPLATE: 'special-gift' };
    const server = await startOursBuilt({ role: 'api', env });
    try {
      const client = await signIn(server.base, env.TRELLIS_ADMIN_EMAIL ?? '', env.TRELLIS_ADMIN_PASSWORD ?? '');
      const customers = context.sizes.contacts;
      await fill(client, customers);
      const among = `among ${customers.toLocaleString('en')} customers`;
      yield await rowOf(`find by phone ${among}`, async () => timed(`find by phone ${among}`, await each((n) => find(client, n), customers), 150));
      yield await rowOf(`duplicates ${among}`, async () => timed(`duplicates ${among}`, await each((n) => duplicates(client, n), customers), 150));
      const rows = context.options.quick ? sheetRows.quick : sheetRows.full;
      const name = `spreadsheet of ${rows.toLocaleString('en')} rows x ${sheetColumns.length}: sent and previewed`;
      const file = sheet(rows);
      yield await rowOf(name, async () => {
        const times: number[] = [];
        for (let n = 0; n < 3; n += 1) times.push(await preview(server.base, client, file));
        return timed(name, times, 3_000);
      });
    } finally {
      await server.process.stop();
    }
  },
};
