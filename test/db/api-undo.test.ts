import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestApi, type TestApi } from './open-test-api.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
let staff: Client;

beforeAll(async () => {
  api = await openTestApi({ undoAtOnce: 5 });
  admin = await api.as('admin@example.com');
  staff = await api.as('staff@example.com');
});

afterAll(async () => {
  await api.undoJobs.settled();
  await api.close();
});

async function makeCustomers(count: number): Promise<string> {
  const items = Array.from({ length: count }, (_, n) => ({ values: { code: `${crypto.randomUUID()}-${n}`, name: `Khách ${n}` } }));
  const answer = await admin({ method: 'POST', url: '/api/records/customer', payload: { items } });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().operation;
}

const post = (who: Client, operation: string, action: 'undo' | 'cancel') => who({ method: 'POST', url: `/api/operations/${operation}/${action}`, payload: {} });
const read = async (who: Client, operation: string) => who({ method: 'GET', url: `/api/operations/${operation}` });

describe('undoing over HTTP', () => {
  it('answers 200 with what was done up to the threshold', async () => {
    const operation = await makeCustomers(5);
    const answer = await post(admin, operation, 'undo');
    expect([answer.statusCode, answer.json()]).toEqual([200, { operation: answer.headers['trellis-operation'], undone: 5, kept: [] }]);
    const state = (await read(admin, answer.json().operation)).json();
    expect(state).toMatchObject({ kind: 'undo', undoes: operation, status: 'done', rows: 5 });
    expect(state).not.toHaveProperty('total');
  });

  it('answers 202 above it, and tells how far it is', async () => {
    const operation = await makeCustomers(6);
    const answer = await post(admin, operation, 'undo');
    const undo = answer.json().operation;
    expect([answer.statusCode, answer.json()]).toEqual([202, { operation: undo, status: 'running', done: 0, total: 6 }]);
    expect(answer.headers).toMatchObject({ location: `/api/operations/${undo}`, 'trellis-operation': undo });
    const state = await vi.waitFor(
      async () => {
        const found = (await read(admin, undo)).json();
        expect(found.status).toBe('done');
        return found;
      },
      { timeout: 10_000, interval: 20 },
    );
    expect(state).toMatchObject({ id: undo, undoes: operation, done: 6, total: 6, undone: 6, kept: [], kept_count: 0, issues: [] });
    expect((await read(admin, operation)).json()).toMatchObject({ undone_by: undo, status: 'done' });
    const again = await post(admin, operation, 'undo');
    expect([again.statusCode, again.json()]).toEqual([409, expect.objectContaining({ code: 'cannot_undo', undone_by: undo })]);
    expect((await post(admin, undo, 'cancel')).json()).toMatchObject({ status: 'done' });
  });

  it('shows and does nothing of it to others', async () => {
    const operation = await makeCustomers(6);
    for (const answer of [await read(staff, operation), await post(staff, operation, 'undo'), await post(staff, operation, 'cancel')])
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found']);
    for (const id of ['42', '0197c6a0-0000-7000-8000-000000000000']) expect((await read(admin, id)).statusCode).toBe(404);
  });
});
