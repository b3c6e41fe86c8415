import pg from 'pg';
import { modelChannel } from '../../../engine/database/model-store.ts';
import { type ApiClient, signIn } from '../api-client.ts';
import { type BenchContext, ownEnvironment } from '../bench-context.ts';
import { people } from '../databases/our-database.ts';
import { type Measure, needsHarness, rowOf } from '../measure.ts';
import { type BenchRow, within } from '../report/bench-row.ts';
import { figure, median } from '../report/figures.ts';
import { startOursBuilt } from '../servers.ts';
import { addField } from './add-field.ts';

const additions = 5;
const patienceMs = 10_000;

/** Asks until the process knows the field; answers when it did. */
async function servesField(client: ApiClient, name: string): Promise<number> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const known = await client.call('GET', `/api/records/contact?fields=${name}&limit=1`).then(
      () => true,
      () => false,
    );
    if (known) return performance.now();
    if (performance.now() > deadline) throw new Error(`the second process does not serve ${name} after ${patienceMs / 1_000} s`);
  }
}

async function measure(context: BenchContext, name: string): Promise<BenchRow> {
  const url = await context.ourUrl();
  const first = await context.ours();
  const second = await startOursBuilt({ role: 'api', env: ownEnvironment(url) });
  // PostgreSQL tells it when the change is committed: the moment from which the clock runs.
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  try {
    let committed = 0;
    listener.on('notification', () => {
      committed = performance.now();
    });
    await listener.query(`listen ${modelChannel}`);
    const admin = await signIn(first.base, people.admin, people.password);
    const other = await signIn(second.base, people.admin, people.password);
    const delays: number[] = [];
    for (let n = 1; n <= additions; n += 1) {
      const field = `seen_${n}`;
      const [served] = await Promise.all([servesField(other, field), addField(admin, field)]);
      delays.push(Math.max(0, served - committed));
    }
    return {
      name,
      ours: `${figure(median(delays))} ms (at most ${figure(Math.max(...delays))})`,
      target: '<= 50 ms after commit',
      verdict: within(median(delays), 50),
      note: 'from the notice of the commit to an answer with the new field',
      figures: { delays },
    };
  } finally {
    await listener.end();
    await second.process.stop();
  }
}

export const secondProcess: Measure = {
  name: 'second-process',
  missing: needsHarness,
  async *run(context) {
    yield await rowOf('new Model in a second process', () => measure(context, 'new Model in a second process'));
  },
};
