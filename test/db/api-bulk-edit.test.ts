import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { type ApiClients, type Client, openApiClients } from './open-api-clients.ts';
import { password } from './open-test-api.ts';

let api: ApiClients['api'];
let admin: Client;
let staff: Client;
let create: ApiClients['create'];

beforeAll(async () => {
  ({ api, admin, staff, create } = await openApiClients());
});
afterAll(() => api.close());

const bulk = (payload: object, object = 'order', as: Client = admin) => as({ method: 'POST', url: `/api/records/${object}/bulk`, payload });
const read = async (id: string, object = 'order', as: Client = admin) => (await as({ method: 'GET', url: `/api/records/${object}/${id}` })).json();

describe('a bulk edit', () => {
  it('tells in a dry run what would change and what not, and writes nothing', async () => {
    const [one, two] = [await create({ number: 'D-1' }, 'order'), await create({ number: 'D-2', paid: true }, 'order')];
    const ids = [one.id, two.id, '0197c6a0-0000-7000-8000-00000000dead'];
    const answer = await bulk({ ids, op: 'update', values: { paid: true }, dry_run: true });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toEqual({
      operation: null,
      total: 3,
      changed: 1,
      unchanged: 1,
      refused: 1,
      examples: [one.id],
      refusals: [
        { code: 'not_found', field: 'id', issue: { pointer: '/id', message: 'There is no such record that you can see.' }, count: 1, examples: [ids[2]] },
      ],
    });
    expect(answer.headers['trellis-operation']).toBeUndefined();
    expect(await read(one.id)).toMatchObject({ version: 1, paid: null });
    const operations = (await admin({ method: 'GET', url: '/api/operations?limit=1' })).json().items;
    expect(operations[0].kind).not.toBe('bulk');
  });

  it('changes what it may as one operation, and one undo takes all of it back', async () => {
    const rows = await Promise.all(['M-1', 'M-2', 'M-3'].map((number) => create({ number }, 'order')));
    const answer = await bulk({ match: { filter: 'STARTS_WITH(number, "M-")' }, op: 'update', values: { paid: true } });
    expect(answer.json()).toMatchObject({ total: 3, changed: 3, refused: 0 });
    expect(answer.headers['trellis-operation']).toBe(answer.json().operation);
    expect((await read(rows[2]?.id ?? '')).paid).toBe(true);
    const undone = await admin({ method: 'POST', url: `/api/operations/${answer.json().operation}/undo`, payload: {} });
    expect(undone.json()).toMatchObject({ undone: 3, kept: [] });
    expect((await read(rows[0]?.id ?? '')).paid).toBeNull();
  });

  it('deletes, leaving what may not go with its reason', async () => {
    const [kept, gone] = [await create({ name: 'Has orders' }), await create({ name: 'Has none' })];
    await create({ number: 'K-1', customer: kept.id }, 'order');
    const dry = await bulk({ ids: [kept.id, gone.id], op: 'delete', dry_run: true }, 'customer');
    expect(dry.json()).toMatchObject({ changed: 1, refused: 1, examples: [gone.id], refusals: [{ code: 'link_in_use', count: 1, examples: [kept.id] }] });
    expect((await read(gone.id, 'customer')).name).toBe('Has none');
    const done = await bulk({ ids: [kept.id, gone.id], op: 'delete' }, 'customer');
    expect(done.json()).toMatchObject({ changed: 1, refused: 1 });
    expect((await admin({ method: 'GET', url: `/api/records/customer/${gone.id}` })).statusCode).toBe(404);
    expect((await admin({ method: 'GET', url: `/api/records/customer/${kept.id}` })).statusCode).toBe(200);
  });

  it('gathers the same refusal of many under its field, the most frequent first', async () => {
    const rows = await Promise.all(['R-1', 'R-2', 'R-3', 'R-4', 'R-5', 'R-6'].map((number) => create({ number }, 'order')));
    const answer = await bulk({ ids: rows.map(({ id }) => id), op: 'update', values: { number: null }, dry_run: true });
    expect(answer.json()).toMatchObject({
      changed: 0,
      refused: 6,
      refusals: [{ code: 'invalid_record', field: 'number', count: 6, issue: { code: 'required' } }],
    });
    expect(answer.json().refusals[0].examples).toHaveLength(5);
    const done = await bulk({ ids: [rows[0]?.id], op: 'update', values: { number: null } });
    expect(done.json()).toMatchObject({ operation: null, refused: 1 });
  });

  it('changes only what the person lists, and needs the right to write many', async () => {
    await create({ number: 'S-own' }, 'order', staff);
    await create({ number: 'S-other' }, 'order');
    const own = await bulk({ match: { search: '', filter: 'STARTS_WITH(number, "S-")' }, op: 'update', values: { paid: true } }, 'order', staff);
    expect(own.json()).toMatchObject({ total: 1, changed: 1 });
    expect((await bulk({ match: {}, op: 'update', values: { level: 'gold' } }, 'customer', staff)).statusCode).toBe(403);
    expect((await bulk({ match: {}, op: 'delete' }, 'ghost')).statusCode).toBe(404);
  });

  it.each([
    ['no records', { op: 'delete' }, '/ids'],
    ['both ways of naming them', { ids: ['0197c6a0-0000-7000-8000-00000000dead'], match: {}, op: 'delete' }, '/match'],
    ['nothing to change', { match: {}, op: 'update', values: {} }, '/values'],
    ['a deed there is not', { match: {}, op: 'merge' }, '/op'],
  ])('is refused with %s', async (_, payload, pointer) => {
    const answer = await bulk(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().issues[0].pointer).toBe(pointer);
  });

  it('names the limit of a role, and how many it allows', async () => {
    const both = (text: string) => ({ en: text, vi: text });
    const grants = [{ object: 'order', actions: ['read' as const, 'update' as const, 'bulk' as const], rows: 'all' as const }];
    await installDocuments(api.changeSets, systemActor('test'), [{ kind: 'role', name: 'few', label: both('Few'), limits: { bulk_rows: 2 }, grants }]);
    await api.models.refresh();
    await api.identity.createUser({ email: 'few@example.com', name: 'Few', password, roles: ['few'] });
    const answer = await bulk({ match: {}, op: 'update', values: { paid: true } }, 'order', await api.as('few@example.com'));
    expect(answer.json()).toMatchObject({ code: 'limit_exceeded', limit: 'bulk_rows', most: 2 });
  });

  it('changes once what is named twice, in either case of letters', async () => {
    const { id } = await create({ number: 'TW-1' }, 'order');
    expect((await bulk({ ids: [id, id.toUpperCase(), id], op: 'update', values: { paid: true } })).json()).toMatchObject({ total: 1, changed: 1 });
    expect(await read(id)).toMatchObject({ version: 2, paid: true });
  });

  it('takes ten thousand and no more', async () => {
    const items = Array.from({ length: 10_001 }, (_, index) => ({ op: 'create' as const, values: { number: `T-${index}` } }));
    await api.writer.write(systemActor('test'), 'order', items);
    const more = await bulk({ match: { filter: 'STARTS_WITH(number, "T-")' }, op: 'update', values: { paid: true }, dry_run: true });
    expect(more.json()).toMatchObject({ code: 'limit_exceeded', most: 10_000 });
    const most = await bulk({ match: { filter: 'STARTS_WITH(number, "T-") && number != "T-0"' }, op: 'update', values: { paid: true }, dry_run: true });
    expect(most.json()).toMatchObject({ total: 10_000, changed: 10_000 });
  }, 90_000);
});
