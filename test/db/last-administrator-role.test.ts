import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './open-test-api.ts';

let api: TestApi;
let admin: Awaited<ReturnType<TestApi['as']>>;

beforeAll(async () => {
  api = await openTestApi();
  admin = await api.as('admin@example.com');
});

afterAll(() => api.close());

/** Plans and applies one change of a role; answers the status and code of applying it. */
async function change(edit: object): Promise<readonly unknown[]> {
  const made = await admin({ method: 'POST', url: '/api/metadata/change-sets', payload: { changes: [{ kind: 'role', ...edit }] } });
  const { id } = made.json();
  await admin({ method: 'POST', url: `/api/metadata/change-sets/${id}/plan`, payload: {} });
  const applied = await admin({ method: 'POST', url: `/api/metadata/change-sets/${id}/apply`, payload: {} });
  return [applied.statusCode, applied.json().code ?? applied.json().status];
}

const role = (name: string, more: object) => ({ op: 'put', name, document: { kind: 'role', name, label: { en: name, vi: name }, grants: [], ...more } });

describe('the role of the last administrator', () => {
  it('can neither be deleted nor lose its rights by a change set', async () => {
    expect(await change({ op: 'delete', name: 'admin' })).toEqual([409, 'last_administrator']);
    expect(await change(role('admin', {}))).toEqual([409, 'last_administrator']);
    expect((await admin({ method: 'GET', url: '/api/people' })).statusCode).toBe(200);
  });

  it('can go where somebody holds another one', async () => {
    const made = await change(role('keeper', { admin: true }));
    expect(made).toEqual([200, 'applied']);
    // A role that nobody holds lets nobody in.
    expect(await change({ op: 'delete', name: 'admin' })).toEqual([409, 'last_administrator']);
    await admin({ method: 'POST', url: '/api/people', payload: { name: 'Khoa', email: 'khoa@example.com', roles: ['keeper'] } });
    expect(await change({ op: 'delete', name: 'admin' })).toEqual([200, 'applied']);
    expect((await admin({ method: 'GET', url: '/api/people' })).statusCode).toBe(403);
  });
});
