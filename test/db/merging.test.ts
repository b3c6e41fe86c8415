import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { ShopDatabase } from '../setup/shop-database.ts';
import { mergeDocuments } from './merge-documents.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';
import { queueUndo, runInChunks } from './undo-by-chunks.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
let staff: Client;

beforeAll(async () => {
  api = await openTestApi({ documents: mergeDocuments });
  [admin, staff] = [await api.as('admin@example.com'), await api.as('staff@example.com')];
});

afterAll(() => api.close());

async function make(object: string, values: object, who = admin): Promise<string> {
  const answer = await who({ method: 'POST', url: `/api/records/${object}`, payload: values });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}

const get = (object: string, id: string, who = admin) => who({ method: 'GET', url: `/api/records/${object}/${id}` });
const read = async (object: string, id: string, who = admin) => (await get(object, id, who)).json();
const merge = (who: Client, kept: string, others: readonly string[], more: object = {}) =>
  who({ method: 'POST', url: `/api/records/customer/${kept}/merge`, payload: { others, ...more } });
const undo = (who: Client, operation: string) => who({ method: 'POST', url: `/api/operations/${operation}/undo`, payload: {} });

async function merged(who: Client, kept: string, others: readonly string[], more: object = {}): Promise<string> {
  const answer = await merge(who, kept, others, more);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().operation;
}

/** All records and what hangs on them, as they stand, without what every write raises. */
async function snapshot(): Promise<Record<string, unknown[]>> {
  const tables = ['crm.customer', 'crm.customer__friends', 'crm.customer__accounts', 'crm.customer__keys', 'crm.customer_date', 'crm.order', 'crm.order_line'];
  const beside = ['crm.visit', 'crm.visit__who', 'sys.comment', 'sys.attachment', 'sys.watch', 'sys.favourite', 'sys.notification'];
  const found: Record<string, unknown[]> = {};
  for (const table of [...tables, ...beside]) {
    const rows = await api.database.query<{ row: unknown }>(
      sql`select r.row from ${sql.table(table)} as t cross join lateral (select to_jsonb(t) - 'version' - 'updated_at' - 'updated_by'
        || case when to_jsonb(t) ->> 'deleted_at' is null then '{}' else '{"deleted_at": "in the trash"}'::jsonb end as row) as r order by r.row::text`,
    );
    found[table] = rows.map(({ row }) => row);
  }
  return found;
}

describe('a merge', () => {
  it('points every link of every kind to the kept record, also in records that the person cannot see', async () => {
    const [kept, other, third] = [await make('customer', { name: 'Lan' }), await make('customer', { name: 'Lan 2' }), await make('customer', { name: 'Mai' })];
    const order = await make('order', { number: '1', customer: other, payer: other, items: [{ product: 'Vase', recipient: other }, { product: 'Tea' }] });
    const visit = await make('visit', { note: 'v', who: [{ id: third }, { id: other }, { id: kept }], about: { object: 'customer', id: other } });
    const date = await make('customer_date', { customer: other, what: 'Wedding' });
    const friend = await make('customer', { name: 'Friend', brought_by: other, friends: [{ id: other }] });
    await merged(staff, kept, [other]);
    const { customer, payer, items } = await read('order', order);
    expect([customer.id, payer.id, items[0].recipient.id, items[1].recipient]).toEqual([kept, kept, kept, null]);
    const { who, about } = await read('visit', visit);
    expect(who.map(({ id }: { id: string }) => id)).toEqual([third, kept]);
    expect(about).toMatchObject({ object: 'customer', id: kept });
    expect((await read('customer_date', date)).customer.id).toBe(kept);
    const { brought_by, friends } = await read('customer', friend);
    expect([brought_by.id, friends.map(({ id }: { id: string }) => id)]).toEqual([kept, [kept]]);
    expect(await read('customer', kept)).toMatchObject({ orders: 1, dates: [{ what: 'Wedding' }] });
  });

  it('fills blanks from the first that has a value, unites lists, takes what is chosen, and points no record to itself', async () => {
    const kept = await make('customer', { name: 'Hoa', grade: 'new', tags: ['VIP'], accounts: [{ channel: 'zalo', value: 'hoa' }], likes: ['new'] });
    const second = await make('customer', {
      name: 'Hoa Trần',
      phone: '0912345678',
      grade: 'gold',
      tags: ['vip', 'Tết'],
      keys: [{ source: 'kiotviet', key: '7' }],
      code: 'C-2',
      brought_by: kept,
    });
    const third = await make('customer', {
      name: 'H. Trần',
      phone: '0987654321',
      birthday: '1990-05-01',
      budget: { amount: '500000', currency: 'VND' },
      accounts: [
        { channel: 'zalo', value: 'Hoa' },
        { channel: 'facebook', value: 'hoa.tran' },
      ],
      likes: ['gold'],
    });
    await admin({ method: 'PATCH', url: `/api/records/customer/${kept}`, payload: { brought_by: second, friends: [{ id: second }] } });
    await merged(admin, kept, [second, third], { choose: { name: second } });
    expect(await read('customer', kept)).toMatchObject({
      name: 'Hoa Trần',
      grade: 'new',
      code: 'C-2',
      phone: { number: '+84912345678' },
      birthday: '1990-05-01',
      budget: { amount: '500000', currency: 'VND' },
      tags: ['VIP', 'Tết'],
      likes: ['new', 'gold'],
      keys: [{ source: 'kiotviet', key: '7' }],
      accounts: [
        { channel: 'zalo', value: 'hoa' },
        { channel: 'facebook', value: 'hoa.tran' },
      ],
      brought_by: null,
      friends: [],
    });
  });

  it('takes a list from one record where that is chosen', async () => {
    const [kept, other] = [await make('customer', { name: 'A', tags: ['a'] }), await make('customer', { name: 'A', tags: ['b'] })];
    await merged(admin, kept, [other], { choose: { tags: other } });
    expect((await read('customer', kept)).tags).toEqual(['b']);
  });

  it('moves comments, files, followers and favourites, and says where a merged record is', async () => {
    const [kept, other] = [await make('customer', { name: 'B' }), await make('customer', { name: 'B' })];
    await staff({ method: 'POST', url: `/api/records/customer/${other}/comments`, payload: { text: 'calls in the evening' } });
    await staff({ method: 'PUT', url: '/api/me/favourites', payload: { items: [{ kind: 'record', object: 'customer', id: other }] } });
    const octets = { 'content-type': 'application/octet-stream' };
    for (const id of [kept, other])
      await admin({ method: 'POST', url: `/api/records/customer/${id}/attachments?file_name=list.txt`, payload: Buffer.from(id), headers: octets });
    await merged(staff, kept, [other]);
    const files = (await staff({ method: 'GET', url: `/api/records/customer/${kept}/attachments` })).json();
    expect(files.items.map(({ name }: { name: string }) => name).toSorted()).toEqual(['list (2).txt', 'list.txt']);
    const comments = (await staff({ method: 'GET', url: `/api/records/customer/${kept}/comments` })).json();
    expect(comments.items.map(({ text }: { text: string }) => text)).toEqual(['calls in the evening']);
    expect((await staff({ method: 'GET', url: '/api/me/favourites' })).json().items).toMatchObject([{ kind: 'record', id: kept }]);
    const gone = await get('customer', other, staff);
    expect([gone.statusCode, gone.json().code, gone.json().merged_into]).toEqual([404, 'not_found', kept]);
    const last = await make('customer', { name: 'B' });
    await merged(staff, last, [kept]);
    expect((await get('customer', other, staff)).json().merged_into).toBe(last);
  });

  it('is undone as a whole, so that every row is as it was, and can be done again', async () => {
    const kept = await make('customer', { name: 'C', tags: ['x'], keys: [{ source: 's', key: '1' }] });
    const other = await make('customer', { name: 'C2', code: 'C-9', tags: ['y'], keys: [{ source: 's', key: '2' }], secret: 'hush', brought_by: kept });
    const extra = await make('customer', { name: 'C3', friends: [{ id: other }] });
    await make('order', { number: '2', customer: other, items: [{ product: 'Tea', recipient: other }] });
    await make('visit', { note: 'w', who: [{ id: other }, { id: extra }], about: { object: 'customer', id: other } });
    await make('customer_date', { customer: other, what: 'Birthday' });
    await staff({ method: 'POST', url: `/api/records/customer/${other}/comments`, payload: { text: 'hello' } });
    const before = await snapshot();
    const operation = await merged(staff, kept, [other]);
    const after = await snapshot();
    expect(after).not.toEqual(before);
    const undone = await undo(staff, operation);
    expect([undone.statusCode, undone.json().kept]).toEqual([200, []]);
    expect(await snapshot()).toEqual(before);
    expect((await get('customer', other, staff)).statusCode).toBe(200);
    const again = await undo(staff, undone.json().operation);
    expect(again.statusCode, again.body).toBe(200);
    expect(await snapshot()).toEqual(after);
    expect((await get('customer', other, staff)).json().merged_into).toBe(kept);
  });

  it('is undone in chunks in the background as well, with what moved beside it', async () => {
    const [kept, other] = [await make('customer', { name: 'P', tags: ['x'] }), await make('customer', { name: 'P', code: 'P-1', tags: ['y'] })];
    for (const number of ['p1', 'p2', 'p3']) await make('order', { number, customer: other, items: [{ product: 'Tea', recipient: other }] });
    await make('customer', { name: 'P friend', friends: [{ id: other }], brought_by: other });
    await staff({ method: 'POST', url: `/api/records/customer/${other}/comments`, payload: { text: 'hello' } });
    const before = await snapshot();
    const operation = await merged(staff, kept, [other]);
    // @NOTE of a shop these helpers ask for its database, models and writer.
    const shop = api as unknown as ShopDatabase;
    const { operation: undoing } = await queueUndo(shop, systemActor('test'), operation);
    await runInChunks(shop, undoing, 2, async () => undefined);
    expect(await snapshot()).toEqual(before);
  });

  it('is refused where a record was changed since it was looked at, and changes nothing then', async () => {
    const [kept, other] = [await make('customer', { name: 'D' }), await make('customer', { name: 'D' })];
    await staff({ method: 'PATCH', url: `/api/records/customer/${other}`, payload: { address: 'Huế' } });
    const answer = await merge(admin, kept, [other], { versions: { [kept]: 1, [other]: 1 } });
    expect([answer.statusCode, answer.json().code, answer.json().records]).toEqual([409, 'conflict', [other]]);
    await merged(admin, kept, [other], { versions: { [kept]: 1, [other]: 2 } });
    expect((await read('customer', kept)).address).toBe('Huế');
  });

  it('is refused where a record that points to one of them cannot follow, which is named to whoever sees it', async () => {
    const [kept, other] = [await make('customer', { name: 'N', grade: 'old' }), await make('customer', { name: 'N' })];
    const order = await make('order', { number: '77', customer: other });
    const refused = (await merge(admin, kept, [other])).json();
    expect([refused.status, refused.code, refused.detail, refused.id]).toEqual([
      409,
      'cannot_merge',
      'Order "77", which points to one of these, cannot follow.',
      order,
    ]);
    const unseen = (await merge(staff, kept, [other])).json();
    expect([unseen.code, unseen.detail, unseen.id]).toEqual([
      'cannot_merge',
      'A record that you cannot see points to one of these and cannot follow. Ask an administrator.',
      undefined,
    ]);
  });

  it('is refused where more than 20,000 records would have to follow', async () => {
    const [kept, other] = [await make('customer', { name: 'O' }), await make('customer', { name: 'O' })];
    await api.database.query(sql`insert into crm."order" (id, created_at, updated_at, version, number, customer)
      select uuidv7(), now(), now(), 1, i::text, ${other}::uuid from generate_series(1, 20001) as i`);
    const refused = (await merge(admin, kept, [other])).json();
    expect([refused.status, refused.code, refused.issues[0].code]).toEqual([409, 'cannot_merge', 'too_many_pointing']);
    await api.database.query(sql`delete from crm."order" where customer = ${other}::uuid`);
  });

  it('loses no edit made at the same moment', async () => {
    const [kept, other] = [await make('customer', { name: 'E' }), await make('customer', { name: 'E' })];
    const [edit, done] = await Promise.all([
      api.app
        .inject({ method: 'GET', url: '/health/live' })
        .then(() =>
          api.writer.write(
            { kind: 'system', reason: 'test', zone: 'UTC', locale: 'en' },
            'customer',
            [{ op: 'update', id: other, values: { address: 'Vinh' } }],
            { mode: 'valid' },
          ),
        ),
      merge(admin, kept, [other]),
    ]);
    expect(done.statusCode).toBe(200);
    const first = edit.results[0];
    // Either the edit came first and went along, or the record was in the trash already and the edit was told so.
    expect(first?.ok ? (await read('customer', kept)).address : first?.code).toBe(first?.ok ? 'Vinh' : 'not_found');
  });
});

describe('the rights to a merge', () => {
  it('are merge on all, update on the kept and delete on the others', async () => {
    const guest = await api.as('guest@example.com');
    const [kept, other] = [await make('customer', { name: 'F', grade: 'gold' }), await make('customer', { name: 'F', grade: 'gold' })];
    const hidden = await make('customer', { name: 'F', grade: 'new' });
    const refused = await merge(guest, kept, [other]);
    expect([refused.statusCode, refused.json().issues.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([403, ['/others/0']]);
    expect((await merge(guest, kept, [hidden])).statusCode).toBe(404);
    expect((await merge(guest, kept, [other], { dry_run: true })).statusCode).toBe(403);
    expect((await merge(staff, kept, [kept])).statusCode).toBe(400);
  });

  it('let nobody choose or learn a hidden value, which goes along only to where it stays hidden', async () => {
    const [kept, other] = [await make('customer', { name: 'G' }), await make('customer', { name: 'G', secret: 'hush', phone: '0911111111' })];
    const choice = await merge(staff, kept, [other], { choose: { secret: other } });
    const unknown = await merge(staff, kept, [other], { choose: { nothing: other } });
    expect([choice.statusCode, choice.json().issues[0].message]).toEqual([400, unknown.json().issues[0].message.replace('nothing', 'secret')]);
    const dry = (await merge(staff, kept, [other], { dry_run: true })).json();
    expect(JSON.stringify(dry)).not.toContain('hush');
    expect(dry.fields.map(({ field }: { field: string }) => field)).toEqual(['phone']);
    await merged(staff, kept, [other]);
    expect((await read('customer', kept)).secret).toBe('hush');
    expect(JSON.stringify(await read('customer', kept, staff))).not.toContain('hush');
  });

  it('never show a value of a record in one where the person sees the field', async () => {
    const guest = await api.as('guest@example.com');
    const [person] = await api.database.query<{ id: string }>(sql`select id::text as id from sys."user" where email = 'guest@example.com'`);
    // Of records that are not gold the guest, whose they are, reads the name and the grade.
    const kept = await make('customer', { name: 'H', grade: 'gold' });
    const other = await make('customer', { name: 'H', grade: 'new', address: 'hidden street', tags: ['hidden tag'], owner: person?.id });
    const dry = await merge(guest, kept, [other], { dry_run: true });
    expect([dry.statusCode, /hidden (street|tag)/.test(dry.body)]).toEqual([200, false]);
    expect((await merge(guest, kept, [other], { choose: { address: other } })).json().issues[0].message).toBe('The value of this record is hidden from you.');
    await merged(guest, kept, [other]);
    expect(await read('customer', kept)).toMatchObject({ address: null, tags: null });
  });

  it('keep what the person may not write, unless it is blank', async () => {
    const [kept, other] = [await make('customer', { name: 'I', code: 'I-1' }), await make('customer', { name: 'I', code: 'I-2', likes: ['old'] })];
    const refused = await merge(staff, kept, [other], { choose: { code: other } });
    expect([refused.statusCode, refused.json().issues[0].code]).toEqual([400, 'field_forbidden']);
    await merged(staff, kept, [other]);
    expect(await read('customer', kept)).toMatchObject({ code: 'I-1', likes: ['old'] });
  });

  it('count the pointing records that the person may list, by links that are shown to them', async () => {
    const [kept, other] = [await make('customer', { name: 'J' }), await make('customer', { name: 'J' })];
    await make('order', { number: '3', customer: other });
    await make('order', { number: '4', customer: other }, staff);
    await make('visit', { note: 'x', about: { object: 'customer', id: other } });
    expect((await merge(staff, kept, [other], { dry_run: true })).json().pointing).toEqual([{ object: 'order', count: 1 }]);
    expect((await merge(admin, kept, [other], { dry_run: true })).json().pointing).toEqual([
      { object: 'order', count: 2 },
      { object: 'visit', count: 1 },
    ]);
  });
});

describe('the list of duplicates', () => {
  const groups = async (who: Client, query = '') => {
    const answer = await who({ method: 'GET', url: `/api/records/customer/duplicates${query}` });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json() as { items: { rule: string; records: { id: string; name?: string }[] }[]; next_cursor: string | null };
  };

  it('groups records by each rule, page by page, without those told apart', async () => {
    const phone = '0933333333';
    const [one, two, three] = [
      await make('customer', { name: 'K1', phone }),
      await make('customer', { name: 'K2', phone: '+84 933 333 333' }),
      await make('customer', { name: 'K3', phone }),
    ];
    const named = [await make('customer', { name: 'Đỗ Hòa', address: '5 Lý Thái Tổ' }), await make('customer', { name: 'do hoa', address: '5 ly thai to' })];
    const zalo = [
      await make('customer', { name: 'K4', accounts: [{ channel: 'zalo', value: 'kk' }] }),
      await make('customer', { name: 'K5', accounts: [{ channel: 'zalo', value: 'KK' }] }),
    ];
    const found: { rule: string; ids: string[] }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await groups(staff, `?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      for (const { rule, records } of page.items) found.push({ rule, ids: records.map(({ id }) => id) });
      cursor = page.next_cursor;
    }
    const mine = found.filter(({ ids }) => [one, named[0], zalo[0]].some((id) => ids.includes(String(id))));
    expect(mine).toEqual([
      { rule: 'same_phone', ids: [one, two, three] },
      { rule: 'same_account', ids: zalo },
      { rule: 'same_place', ids: named },
    ]);
    const apart = (ids: readonly string[], different = true) => staff({ method: 'POST', url: '/api/records/customer/different', payload: { ids, different } });
    expect((await apart(zalo)).statusCode).toBe(204);
    const alike = async () => {
      const answer = await staff({ method: 'POST', url: '/api/records/customer/duplicates', payload: { values: { phone }, except: one } });
      return answer
        .json()
        .items.map(({ id }: { id: string }) => id)
        .toSorted();
    };
    expect(await alike()).toEqual([two, three].toSorted());
    expect((await apart([one, two, three])).statusCode).toBe(204);
    expect(await alike()).toEqual([]);
    expect((await apart([one, three], false)).statusCode).toBe(204);
    const left = (await groups(staff, '?limit=50')).items;
    expect(left.filter(({ records }) => records.some(({ id }) => zalo.includes(id)))).toEqual([]);
    expect(left.find(({ records }) => records.some(({ id }) => id === one))?.records.map(({ id }) => id)).toEqual([one, three]);
  });

  it('leaves out rules with a field that is hidden in some record', async () => {
    await make('customer', { name: 'L1', secret: 'same' });
    await make('customer', { name: 'L2', secret: 'same' });
    const names = (await groups(admin, '?rule=same_secret&fields=name')).items.map(({ records }) => records.map(({ name }) => name));
    expect(names).toContainEqual(['L1', 'L2']);
    expect((await groups(staff, '?rule=same_secret')).items).toEqual([]);
  });

  it('lets only those tell records apart who may merge them', async () => {
    const guest = await api.as('guest@example.com');
    const [one, two] = [await make('customer', { name: 'M', grade: 'gold' }), await make('customer', { name: 'M', grade: 'new' })];
    expect((await guest({ method: 'POST', url: '/api/records/customer/different', payload: { ids: [one, two] } })).statusCode).toBe(404);
  });
});
