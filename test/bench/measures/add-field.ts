import { setTimeout as pause } from 'node:timers/promises';
import { type ApiClient, signIn } from '../api-client.ts';
import type { BenchContext } from '../bench-context.ts';
import { benchField } from '../databases/bench-documents.ts';
import { people } from '../databases/our-database.ts';
import { type Measure, needsHarness, rowOf } from '../measure.ts';
import type { BenchRow } from '../report/bench-row.ts';
import { figure, median, percentile, times } from '../report/figures.ts';
import { WrongAnswer } from '../run-load.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

const readers = 2;
const additions = 5;
const quietMs = 1_000;
/** After a change the readers meet new statements: that belongs to it. */
const afterMs = 200;
const listPath = `/api/records/contact?filter=${encodeURIComponent('status = "lead" && score >= 40')}&sort=-created_at&limit=50`;

/** Reads until told to stop; answers when each read began and ended. */
async function readOn(client: ApiClient, stopped: () => boolean): Promise<readonly Span[]> {
  const reads: Span[] = [];
  while (!stopped()) {
    const from = performance.now();
    await client.call('GET', listPath);
    reads.push({ from, to: performance.now() });
  }
  return reads;
}

/** Adds a field through a change set; answers when `apply` began and ended. */
export async function addField(admin: ApiClient, name: string): Promise<Span> {
  const document = benchField('contact', name, { type: 'text' });
  const changes = [{ op: 'put', kind: 'field', name: document.name, document }];
  const { id } = await admin.call<{ id: string }>('POST', '/api/metadata/change-sets', { title: `add ${name}`, changes });
  const from = performance.now();
  const { status } = await admin.call<{ status: string }>('POST', `/api/metadata/change-sets/${id}/apply`, {});
  if (status !== 'applied') throw new WrongAnswer(`the change set that adds ${name} is ${status}`);
  return { from, to: performance.now() };
}

async function measure(context: BenchContext, name: string): Promise<BenchRow> {
  const { base } = await context.ours();
  const admin = await signIn(base, people.admin, people.password);
  const sales = await signIn(base, people.sales, people.password);
  let stop = false;
  const reading = Array.from({ length: readers }, () => readOn(sales, () => stop));
  const applied: Span[] = [];
  try {
    for (let n = 1; n <= additions; n += 1) {
      await pause(quietMs);
      applied.push(await addField(admin, `added_${n}`));
    }
    await pause(quietMs);
  } finally {
    stop = true;
  }
  const reads = (await Promise.all(reading)).flat();
  const ms = ({ from, to }: Span) => to - from;
  const meets = (read: Span) => applied.some((change) => read.to > change.from && read.from < change.to + afterMs);
  // The first second is the warm-up.
  const calm = reads.filter((read) => !meets(read) && read.from > (reads[0]?.from ?? 0) + quietMs / 2).map(ms);
  const meanwhile = reads.filter(meets).map(ms);
  const [apply, before, during] = [median(applied.map(ms)), percentile(calm, 0.95), percentile(meanwhile, 0.95)];
  return {
    name,
    raw: `readers' p95 ${figure(before)} ms`,
    ours: `${figure(apply)} ms, p95 meanwhile ${figure(during)} ms`,
    ratio: `p95 ${times(during, before)}`,
    target: '<= 100 ms, p95 <= 2 x',
    verdict: apply <= 100 && during <= 2 * before ? 'ok' : 'over',
    figures: { applyMs: applied.map(ms), calmReads: calm.length, readsMeanwhile: meanwhile.length, before, during, longestRead: Math.max(...meanwhile) },
  };
}

export const addFieldLive: Measure = {
  name: 'add-field',
  missing: needsHarness,
  async *run(context) {
    const name = `add a field on ${context.sizes.contacts.toLocaleString('en')} records, live`;
    yield await rowOf(name, () => measure(context, name));
  },
};
