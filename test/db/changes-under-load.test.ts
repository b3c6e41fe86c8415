import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { sql } from '../../engine/sql/sql.ts';
import { driftOf } from './changes-snapshot.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';
import { ChangeRunner } from './under-load/change-runner.ts';
import { ChangeSetSource } from './under-load/change-sets.ts';
import { type LoadCall, loadClient } from './under-load/load-client.ts';
import type { LoadContext, LoadTally } from './under-load/load-context.ts';
import { Oracle } from './under-load/oracle.ts';
import { Random } from './under-load/random.ts';
import { anyRequest, createContext } from './under-load/requests.ts';
import { openSecondApi, type SecondApi } from './under-load/second-api.ts';
import { fillObjects, readAll } from './under-load/whole-objects.ts';

// PROOF_SEED repeats the change sets; the requests between them fall as they may.
const seed = Number(process.env.PROOF_SEED ?? Math.trunc(Math.random() * 1e9));
const changeSets = Number(process.env.PROOF_CHANGE_SETS ?? 50);
const everyMs = 10;
const inFlightMost = 30;

let api: TestApi;
let second: SecondApi;
let call: LoadCall;
const tally: LoadTally = { statuses: new Map(), faults: [] };

function note(error: unknown, message = ''): void {
  tally.faults.push(`${message} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

function role(name: string, admin: boolean): MetadataDocument {
  return { kind: 'role', name, label: { en: name, vi: name }, admin, grants: [] };
}

beforeAll(async () => {
  const documents = [role('admin', true), role('staff', false), role('guest', false)];
  api = await openTestApi({ documents, log: (message, error) => note(error, message) });
  second = await openSecondApi(api, (message, error) => note(error, message));
  call = await loadClient(api, [second.app]);
});

afterAll(async () => {
  await second.close();
  await api.close();
});

/** Sends a request every 10 ms, and catches up when it could not, until told to stop; then waits for the last answers. */
function startLoad(context: LoadContext): { stop(): Promise<void> } {
  const requests = new Set<Promise<void>>();
  const send = (): void => {
    const request = anyRequest(context)
      .catch((error: unknown) => note(error))
      .finally(() => requests.delete(request));
    requests.add(request);
  };
  let over = false;
  const began = performance.now();
  const sending = (async () => {
    for (let sent = 0; !over; await pause(everyMs)) for (; sent * everyMs < performance.now() - began && requests.size < inFlightMost; sent += 1) send();
  })();
  return {
    async stop() {
      over = true;
      await sending;
      await Promise.all(requests);
    },
  };
}

describe('change sets under load', () => {
  it(`leave every answer right (seed ${seed})`, async () => {
    const oracle = new Oracle();
    const source = new ChangeSetSource(oracle, new Random(seed));
    const runner = new ChangeRunner({ api, second, call }, oracle, source, new Random(seed + 1));
    await fillObjects({ oracle, source, runner, call, random: new Random(seed + 2) });
    const load = startLoad(createContext(oracle, new Random(seed + 3), call, tally));
    const began = performance.now();
    while (runner.done < changeSets && tally.faults.length === 0) await runner.one();
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    await load.stop();
    const total = [...tally.statuses.values()].reduce((sum, n) => sum + n, 0);
    const statuses = JSON.stringify(Object.fromEntries([...tally.statuses].sort()));
    console.log(`seed ${seed}: ${runner.done} change sets and ${total} requests in ${seconds} s: ${statuses}`);
    expect(tally.faults, runner.story.join('\n')).toEqual([]);
    for (const object of oracle.living()) expect(await readAll(oracle, object, call)).toEqual([]);
    expect(await driftOf(api.database, api.models.current())).toEqual([]);
    const idle = sql`select state from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
    expect(await api.database.query(idle)).toEqual([]);
    // The load was there.
    expect(total).toBeGreaterThan(changeSets * 2);
  }, 180_000);
});
