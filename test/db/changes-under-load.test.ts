import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { driftOf } from './changes-snapshot.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';
import { ChangeRunner } from './under-load/change-runner.ts';
import { ChangeSetSource } from './under-load/change-sets.ts';
import { type LoadCall, loadClient } from './under-load/load-client.ts';
import { Oracle } from './under-load/oracle.ts';
import { Random } from './under-load/random.ts';
import { anyRequest, createContext, type LoadTally } from './under-load/requests.ts';
import { fillObjects, readAll } from './under-load/whole-objects.ts';

// PROOF_SEED repeats the change sets; the requests between them fall as they may.
const seed = Number(process.env.PROOF_SEED ?? Math.trunc(Math.random() * 1e9));
const changeSets = Number(process.env.PROOF_CHANGE_SETS ?? 50);
const everyMs = 10;
const inFlightMost = 30;

let api: TestApi;
let call: LoadCall;
const tally: LoadTally = { statuses: new Map(), faults: [] };

beforeAll(async () => {
  const documents = shopDocuments.filter(({ kind, name }) => kind === 'role' && name === 'admin');
  const log = (message: string, error: unknown): void => {
    tally.faults.push(`${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };
  api = await openTestApi({
    documents: [
      ...documents,
      ...['staff', 'guest'].flatMap((role) => shopDocuments.filter(({ name }) => name === role).map((document) => ({ ...document, grants: [] }))),
    ],
    log,
  });
  call = await loadClient(api);
});

afterAll(() => api.close());

describe('change sets under load', () => {
  it(`leave every answer right (seed ${seed})`, async () => {
    const oracle = new Oracle();
    const source = new ChangeSetSource(oracle, new Random(seed));
    const runner = new ChangeRunner(api, call, oracle, source, new Random(seed + 1));
    await fillObjects({ oracle, source, runner, call, random: new Random(seed + 2) });
    const context = createContext(oracle, new Random(seed + 3), call, tally);
    let over = false;
    const requests = new Set<Promise<void>>();
    const load = (async () => {
      while (!over) {
        if (requests.size < inFlightMost) {
          const request = anyRequest(context)
            .catch((error: unknown) => void tally.faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error)))
            .finally(() => requests.delete(request));
          requests.add(request);
        }
        await pause(everyMs);
      }
      await Promise.all(requests);
    })();
    const began = performance.now();
    const cpu0 = process.cpuUsage();
    const insp = process.env.PROOF_PROF ? new (await import('node:inspector/promises')).Session() : undefined;
    if (insp) { insp.connect(); await insp.post('Profiler.enable'); await insp.post('Profiler.start'); }
    const watcher = process.env.PROOF_TRACE
      ? setInterval(async () => {
          const pg = await import('pg');
          const c = new pg.default.Client({ connectionString: api.database.url });
          await c.connect();
          const r = await c.query(
            `select pid, state, wait_event_type, wait_event, pg_blocking_pids(pid) as b, round(extract(epoch from now()-query_start)::numeric,2) as s, left(query,90) as q from pg_stat_activity where datname=current_database() and pid<>pg_backend_pid() and state<>'idle'`,
          );
          await c.end();
          console.log(((performance.now() - began) / 1000).toFixed(1), requests.size, runner.story.at(-1), JSON.stringify(r.rows));
        }, 1000)
      : undefined;
    while (runner.done < changeSets && tally.faults.length === 0) await runner.one();
    const seconds = (performance.now() - began) / 1_000;
    if (insp) { const { profile } = await insp.post('Profiler.stop'); (await import('node:fs')).writeFileSync('/tmp/load.cpuprofile', JSON.stringify(profile)); }
    console.log('cpu', process.cpuUsage(cpu0));
    over = true;
    clearInterval(watcher);
    await load;
    const total = [...tally.statuses.values()].reduce((sum, n) => sum + n, 0);
    console.log(
      `seed ${seed}: ${runner.done} change sets, ${total} requests in ${seconds.toFixed(1)} s; ${JSON.stringify(Object.fromEntries([...tally.statuses].sort()))}`,
    );
    expect(tally.faults, runner.story.join('\n')).toEqual([]);
    for (const object of oracle.living()) expect(await readAll(oracle, object, call)).toEqual([]);
    expect(await driftOf(api.database, api.models.current())).toEqual([]);
    expect(await api.database.query(sql`select state from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`)).toEqual(
      [],
    );
    // The load was there.
    expect(total).toBeGreaterThan(changeSets * 2);
  }, 180_000);
});
