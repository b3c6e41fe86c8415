import { randomUUID } from 'node:crypto';
import type { Job, JobResult, PgBoss } from 'pg-boss';
import type { Tx } from '../../engine/database/database.ts';
import type { Work } from '../../engine/work/work.ts';
import { batchShape } from './batch-shape.ts';

type Data = Readonly<Record<string, unknown>>;
type Handler = Parameters<Work['handle']>[1];

const defaultConcurrency = 4;
const defaultRetryLimit = 10;
const stopTimeoutMs = 15_000;

// `short`: of the jobs with one singletonKey only one may wait, while any number may run.
const queueOptions = {
  policy: 'short',
  notify: true,
  retryLimit: defaultRetryLimit,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  expireInSeconds: 12 * 3600,
  heartbeatSeconds: 15,
  deleteAfterSeconds: 86_400,
};

/** Work over pg-boss: it only wakes; what is to be done stands in our own tables. */
export class PgBossWork implements Work {
  readonly #boss: PgBoss;
  readonly #queues = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  #stopped: Promise<void> | undefined;

  constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  async enqueue(tx: Tx, queue: string, data: Data, options: Parameters<Work['enqueue']>[3] = {}): Promise<void> {
    await this.#ensureQueue(queue);
    await this.#boss.send(queue, data, {
      singletonKey: options.key ?? randomUUID(),
      ...(options.startAfterSeconds === undefined ? {} : { startAfter: options.startAfterSeconds }),
      ...(options.retryLimit === undefined ? {} : { retryLimit: options.retryLimit }),
      db: { executeSql: async (text, values = []) => ({ rows: await tx.query({ text, values }) }) },
    });
  }

  async handle(queue: string, handler: Handler, options: { readonly concurrency?: number } = {}): Promise<void> {
    await this.#ensureQueue(queue);
    const { workers, batchSize, serial } = batchShape(options.concurrency ?? defaultConcurrency);
    await this.#boss.work(
      queue,
      // @NOTE with batches of one pg-boss takes one job per poll or notice: a handful per second.
      { localConcurrency: workers, batchSize, burstWhenBatchFull: true, perJobResults: true, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 },
      (jobs: Job<Data>[]) => this.#runBatch(jobs, handler, serial),
    );
  }

  stop(): Promise<void> {
    this.#stopping.abort(new Error('this process is stopping'));
    this.#stopped ??= this.#boss.stop({ graceful: true, timeout: stopTimeoutMs });
    return this.#stopped;
  }

  #ensureQueue(queue: string): Promise<void> {
    let ready = this.#queues.get(queue);
    if (ready === undefined) {
      ready = this.#boss.createQueue(queue, queueOptions);
      // A failed attempt must not be remembered; whoever waits for it still hears of it.
      ready.catch(() => this.#queues.delete(queue));
      this.#queues.set(queue, ready);
    }
    return ready;
  }

  async #runBatch(jobs: Job<Data>[], handler: Handler, serial: boolean): Promise<JobResult[]> {
    if (!serial) return Promise.all(jobs.map((job) => this.#run(job, handler)));
    const results: JobResult[] = [];
    for (const job of jobs) results.push(await this.#run(job, handler));
    return results;
  }

  async #run(job: Job<Data>, handler: Handler): Promise<JobResult> {
    try {
      this.#stopping.signal.throwIfAborted();
      await handler(job.data, AbortSignal.any([job.signal, this.#stopping.signal]));
      return { id: job.id, status: 'completed' };
    } catch (error) {
      if (this.#stopping.signal.aborted) return this.#handBack(job);
      console.error(`job ${job.name} ${job.id} failed (attempt ${job.retryCount + 1}):`, error);
      return { id: job.id, status: 'failed', output: error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error) } };
    }
  }

  /** Interrupted by our own stop: it waits again with all its attempts left. */
  async #handBack(job: Job<Data>): Promise<JobResult> {
    await this.#boss.send(job.name, job.data, { singletonKey: randomUUID() });
    return { id: job.id, status: 'completed' };
  }
}
