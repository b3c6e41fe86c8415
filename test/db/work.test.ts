import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../engine/database/database.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { Work } from '../../engine/work/work.ts';
import { startWork } from '../../runtime/jobs/start-work.ts';
import { cloneDatabase, type TestDatabase } from '../setup/test-database.ts';

let clone: TestDatabase;
let database: Database;
let work: Work;

beforeAll(async () => {
  clone = await cloneDatabase();
  database = await openDatabase({ url: clone.url });
  work = await startWork({ url: clone.url, runsJobs: true });
});

afterAll(async () => {
  await work.stop();
  await database.close();
  await clone.drop();
});

const enqueue = (queue: string, data: Record<string, unknown>, options?: Parameters<Work['enqueue']>[3]) =>
  database.transaction((tx) => work.enqueue(tx, queue, data, options));

async function waiting(queue: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(sql`select count(*) from pgboss.job where name = ${queue} and state = 'created'`);
  return row?.count ?? -1;
}

describe('Work', () => {
  it('runs a job soon after its transaction commits', async () => {
    const seen: unknown[] = [];
    await work.handle('greet', async (data) => {
      seen.push(data.name);
    });
    await enqueue('greet', { name: 'Ánh' });
    await vi.waitFor(() => expect(seen).toEqual(['Ánh']), { timeout: 3_000 });
  });

  it('queues nothing when the transaction rolls back', async () => {
    const failing = database.transaction(async (tx) => {
      await work.enqueue(tx, 'never', { n: 1 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await waiting('never')).toBe(0);
  });

  it('lets one job of a key wait and any number without a key', async () => {
    await enqueue('keyed', { n: 1 }, { key: 'a' });
    await enqueue('keyed', { n: 2 }, { key: 'a' });
    await enqueue('keyed', { n: 3 }, { key: 'b' });
    await enqueue('keyed', { n: 4 });
    await enqueue('keyed', { n: 5 });
    expect(await waiting('keyed')).toBe(4);
  });

  it('runs a failed job again', async () => {
    let attempts = 0;
    await work.handle('flaky', async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('first time unlucky');
    });
    await enqueue('flaky', {});
    await vi.waitFor(() => expect(attempts).toBe(2), { timeout: 15_000, interval: 100 });
  });

  it('takes hundreds of jobs without waiting for a poll between them, never more at once than allowed', async () => {
    let done = 0;
    let running = 0;
    let most = 0;
    await database.transaction(async (tx) => {
      for (let n = 0; n < 200; n += 1) await work.enqueue(tx, 'many', { n });
    });
    await work.handle(
      'many',
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        done += 1;
      },
      { concurrency: 4 },
    );
    await vi.waitFor(() => expect(done).toBe(200), { timeout: 10_000 });
    expect(most).toBeLessThanOrEqual(4);
  });

  it('hands an interrupted job back whole when it stops', async () => {
    const second = await startWork({ url: clone.url, runsJobs: true });
    const started = Promise.withResolvers<void>();
    await second.handle('long', (_data, signal) => {
      started.resolve();
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await enqueue('long', { file: 'a.csv' });
    await started.promise;
    await second.stop();
    const rows = await database.query(sql`select data, retry_count from pgboss.job where name = 'long' and state = 'created'`);
    expect(rows).toEqual([{ data: { file: 'a.csv' }, retry_count: 0 }]);
  });
});
