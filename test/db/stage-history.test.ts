import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';
import { stageDocuments } from './stage-documents.ts';

let api: TestApi;
let admin: Awaited<ReturnType<TestApi['as']>>;
let blind: Awaited<ReturnType<TestApi['as']>>;

const day = 86_400_000;
const both = (text: string) => ({ en: text, vi: text });

beforeAll(async () => {
  api = await openTestApi({
    documents: [
      ...shopDocuments,
      ...stageDocuments,
      {
        kind: 'role',
        name: 'half',
        label: both('Half'),
        grants: [
          { object: 'offer', actions: ['read'], rows: 'all', read: ['name'] },
          { object: 'offer', actions: ['read'], rows: 'all', condition: 'name = "Open"', read: ['name', 'stage'] },
        ],
      },
    ],
  });
  admin = await api.as('admin@example.com');
  await api.identity.createUser({ email: 'half@example.com', name: 'Half', password: 'a long enough password', roles: ['half'] });
  await api.identity.createUser({ email: 'blind@example.com', name: 'Blind', password: 'a long enough password', roles: ['blind'] });
  blind = await api.as('blind@example.com');
});

afterAll(() => api.close());

const create = async (values: object): Promise<string> =>
  (await admin({ method: 'POST', url: '/api/records/offer', payload: { name: 'An offer', ...values } })).json().id;
const move = (id: string, values: object) => admin({ method: 'PATCH', url: `/api/records/offer/${id}`, payload: values });
const history = async (id: string, as = admin, field = 'stage') => as({ method: 'GET', url: `/api/records/offer/${id}/stages?field=${field}` });
const ages = async (ids: readonly string[], as = admin, field = 'stage') => as({ method: 'POST', url: '/api/records/offer/stages', payload: { field, ids } });

describe('the stages of a record', () => {
  it('are told with how long it stayed in each and who moved it there', async () => {
    const id = await create({});
    api.pass(2 * day);
    await move(id, { name: 'Renamed' });
    await move(id, { stage: 'quoted', amount: 5, lines: [{ product: 'Nến' }] });
    api.pass(day / 2);
    const { items, rotting } = (await history(id)).json();
    expect(items).toMatchObject([
      { stage: 'new', by: { name: 'The admin' } },
      { stage: 'quoted', left_at: null, by: { name: 'The admin' } },
    ]);
    expect(items[0].left_at).toBe(items[1].entered_at);
    expect(items.map(({ seconds }: { seconds: number }) => Math.round(seconds / 3600))).toEqual([48, 12]);
    expect(rotting).toBe(false);
  });

  it('rot when the record stays for longer than the stage says', async () => {
    const id = await create({});
    api.pass(2.9 * day);
    expect((await history(id)).json().rotting).toBe(false);
    api.pass(0.2 * day);
    expect((await history(id)).json().rotting).toBe(true);
    expect((await ages([id])).json().items).toMatchObject([{ id, stage: 'new', rotting: true }]);
  });

  it('are told of many in the order of ids, however they lie in the table: that would tell of hidden ones beside them', async () => {
    const ids = Array.from({ length: 90 }, (_, index) => `019a0000-0000-7000-8000-0000000000${99 - index}`);
    await admin({ method: 'POST', url: '/api/records/offer', payload: { items: ids.map((id) => ({ op: 'create', id, values: { name: 'An offer' } })) } });
    const told = (answer: { json(): { items: { id: string }[] } }): readonly string[] => answer.json().items.map(({ id }) => id);
    expect(told(await ages(ids))).toEqual(ids.toReversed());
    expect(told(await admin({ method: 'POST', url: '/api/records/offer/titles', payload: { ids } }))).toEqual(ids.toReversed());
  });

  it('are told of records in the trash, and begin anew where an undo puts a record back', async () => {
    const id = await create({});
    api.pass(day);
    const moved = await move(id, { stage: 'lost' });
    await admin({ method: 'POST', url: `/api/operations/${moved.headers['trellis-operation']}/undo`, payload: {} });
    await admin({ method: 'DELETE', url: `/api/records/offer/${id}` });
    expect((await history(id)).json().items.map(({ stage }: { stage: string }) => stage)).toEqual(['new', 'lost', 'new']);
    expect((await ages([id])).json().items).toEqual([]);
  });

  it('are not told where the values are no longer kept', async () => {
    const id = await create({});
    await move(id, { stage: 'lost' });
    await api.database.query({ text: 'delete from past.offer where id = $1', values: [id] });
    expect((await history(id)).json().items).toMatchObject([
      { stage: null, expired: true },
      { stage: 'lost', left_at: null },
    ]);
  });

  it('are hidden with the field, in all records or in some', async () => {
    const [open, closed] = [await create({ name: 'Open' }), await create({ name: 'Closed' })];
    const half = await api.as('half@example.com');
    expect((await history(open, half)).statusCode).toBe(200);
    expect((await history(open, half)).json().items[0].by).toEqual({ id: null, name: '' });
    expect((await history(closed, half)).statusCode).toBe(404);
    expect((await ages([open, closed], half)).json().items.map(({ id }: { id: string }) => id)).toEqual([open]);
    expect([(await history(open, blind)).statusCode, (await ages([open], blind)).statusCode]).toEqual([404, 404]);
    expect((await history(open, admin, 'amount')).json().code).toBe('not_found');
    expect((await ages([open], admin, 'nothing')).json().code).toBe('not_found');
  });

  it('are asked for with a field, and of a thousand records at most', async () => {
    const id = await create({});
    expect((await admin({ method: 'GET', url: `/api/records/offer/${id}/stages` })).json()).toMatchObject({ code: 'bad_request' });
    expect((await ages(Array.from({ length: 1001 }, () => id))).json()).toMatchObject({ code: 'bad_request' });
  });
});
