import { expect } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import type { WhatIf, WhatIfRequest } from '../../schemas/generated/api.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { accessDocuments } from './access-documents.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';

type Call = Awaited<ReturnType<TestApi['as']>>;

export let api: TestApi;
export let session: Call;
export let admin: UserActor;
export const people: Record<string, string> = {};
export const titles: Record<string, string> = {};

export const label = { en: 'X', vi: 'X' };
export const role = (name: string, ...grants: RoleDocument['grants']): RoleDocument => ({ kind: 'role', name, label, grants });

export async function ask(payload: WhatIfRequest | Record<string, unknown>): Promise<WhatIf> {
  const answer = await session({ method: 'POST', url: '/api/access/what-if', payload });
  expect([answer.statusCode, answer.json()]).toMatchObject([200, {}]);
  return answer.json();
}

export async function refusal(payload: object): Promise<unknown> {
  const answer = await session({ method: 'POST', url: '/api/access/what-if', payload });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  return answer.json();
}

/** A change of exactly so many rows or cells. */
export const change = (gained: number, lost: number) => ({ gained: { count: gained, capped: false }, lost: { count: lost, capped: false } });

/** A small shop with people of several roles, for one test file: what it exports is there afterwards. */
export async function openWhatIfShop(): Promise<void> {
  api = await openTestApi({ documents: accessDocuments });
  session = await api.as('admin@example.com');
  const found = await api.identity.person((await api.identity.findUser('admin@example.com'))?.id ?? '');
  if (!found) throw new Error('there is no administrator');
  admin = found;
  for (const [name, roles] of [
    ['Lan', ['field_sales']],
    ['Bình', ['field_sales', 'clerk']],
    ['An', ['clerk']],
    ['Gone', ['field_sales']],
    ['Free', []],
  ] as const)
    people[name] = (
      await api.identity.createUser({ email: `${name.charCodeAt(0)}${name.charCodeAt(1)}@example.com`, name, roles, active: name !== 'Gone' })
    ).id;
  const create = async (object: string, values: Record<string, unknown>): Promise<string> => {
    const [result] = (await api.writer.write(admin, object, [{ op: 'create', values }])).results;
    return result?.ok ? result.id : '';
  };
  for (const [name, owner] of [
    ['Một', 'Lan'],
    ['Hai', 'Lan'],
    ['Ba', 'Lan'],
    ['Bốn', 'Bình'],
    ['Năm', 'Bình'],
    ['Sáu', 'An'],
  ] as const)
    titles[name] = await create('customer', { name, owner: people[owner], status: name === 'Ba' ? 'closed' : 'active' });
  const product = await create('product', { name: 'Nến', cost: '5' });
  for (const [number, customer] of [
    ['D1', 'Bốn'],
    ['D2', 'Sáu'],
    ['D3', 'Một'],
  ] as const)
    await create('order', { number, customer: titles[customer], product, price: '10', cost: '4', owner: people.Free });
}

/** Reads of all customers but their secret; no deleting. */
export const wider = role(
  'field_sales',
  { object: 'customer', actions: ['read'], rows: 'all', hide: ['secret'] },
  { object: 'customer', actions: ['create', 'read', 'update'], rows: ['own'], write: ['name', 'phone'] },
);

/** Who is asked, with limits of one's own. */
export const supposing = (statementMs: number, totalMs: number, classesFrom = 99) => ({
  database: api.database,
  identity: api.identity,
  model: api.models.current(),
  now: new Date(),
  asker: admin,
  limits: { statementMs, totalMs, classesFrom },
});
