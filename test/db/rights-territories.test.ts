import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropExpired } from '../../engine/changes/drop-expired.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { FieldDocument, ObjectDocument } from '../../schemas/generated/metadata.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;
let staff: string;

function field(object: string, name: string, rest: Pick<FieldDocument, 'type' | 'options' | 'required'>): FieldDocument {
  return { kind: 'field', name: `${object}.${name}`, object, field: name, label: { en: name, vi: name }, ...rest };
}

const formula = (object: string, name: string, expression: string, result: 'text' | 'boolean' = 'text') =>
  field(object, name, { type: 'formula', options: { expression, result } });

const documents = [
  ...shopDocuments.map((document) => (document.kind === 'object' ? { ...document, territories: true } : document)),
  { kind: 'object', name: 'note', label: { en: 'Note', vi: 'Ghi chú' }, plural: { en: 'Notes', vi: 'Ghi chú' }, title: 'text' } as const,
  field('note', 'text', { type: 'text', required: true }),
  formula('customer', 'area', 'UPPER(code)'),
  formula('customer', 'old', 'created_at < NOW()', 'boolean'),
  field('customer', 'orders', { type: 'roll_up', options: { object: 'order', link: 'customer', function: 'count' } }),
  formula('customer', 'many', 'orders > 3', 'boolean'),
  formula('order', 'level', 'customer.level'),
];

beforeAll(async () => {
  api = await openTestApi({ documents });
  admin = await api.as('admin@example.com');
  staff = (await api.identity.findUser('staff@example.com'))?.id ?? '';
});

afterAll(() => api.close());

const nobody = '01970000-0000-7000-8000-000000000000';
const system = { kind: 'system', reason: 'test', zone: 'UTC', locale: 'en' } as const;
const post = (payload: object) => admin({ method: 'POST', url: '/api/territories', payload });
const patch = async (id: string, payload: object) => {
  const answer = await admin({ method: 'PATCH', url: `/api/territories/${id}`, payload });
  await settled();
  return answer;
};
/** Everybody goes by the rules as they are, and all records have been placed by them. */
const settled = async (): Promise<void> => {
  await api.territories.refresh();
  await api.rights.territories.settled();
};
const read = async (id: string) => (await admin({ method: 'GET', url: `/api/territories/${id}` })).json();
const make = async (name: string, more: object = {}): Promise<string> => {
  const { id } = (await post({ name, ...more })).json();
  await settled();
  return id;
};
const customer = async (values: object): Promise<string> =>
  (await admin({ method: 'POST', url: '/api/records/customer', payload: { name: 'K', ...values } })).json().id;
const lastChange = async () => (await admin({ method: 'GET', url: '/api/access/changes?limit=1' })).json().items[0];
/** The territories in which a record lies, by hand marked; as the record has it, and as it is noted since when. */
async function placesOf(record: string, object = 'customer'): Promise<readonly string[]> {
  const named = await api.database.query<{ place: string }>({
    text: `select t.name || case when n < 0 then ' by hand' else '' end as place from crm.${object} as c cross join unnest(c._territories) as n
      join sys.territory as t on t.number = abs(n) where c.id = $1 order by n < 0, 1`,
    values: [record],
  });
  const places = named.map(({ place }) => place);
  // A place that is of a rule and by hand is noted once, as one by hand.
  expect(await notedPlaces(record)).toEqual(places.filter((place) => !places.includes(`${place} by hand`)).toSorted());
  return places;
}

const notedPlaces = async (record: string) =>
  (
    await api.database.query<{ place: string }>(sql`select t.name || case when r.manual then ' by hand' else '' end as place from sys.territory_record as r
    join sys.territory as t on t.id = r.territory where r.record = ${record}::uuid order by 1`)
  ).map(({ place }) => place);

describe('a territory', () => {
  it('is made with members and rules, read, changed and deleted', async () => {
    const before = await customer({ code: 'hn-1' });
    const answer = await post({ name: 'Hà Nội', members: [staff], rules: [{ object: 'customer', condition: 'STARTS_WITH(code, "hn")' }] });
    const { id, created_at, members, ...territory } = answer.json();
    expect(answer.statusCode).toBe(201);
    expect(territory).toEqual({
      name: 'Hà Nội',
      parent: null,
      rules: [{ object: 'customer', condition: 'STARTS_WITH(code, "hn")', problem: null }],
      placing: ['customer'],
      records: [],
    });
    expect(members).toEqual([{ id: staff, name: 'The staff', active: true, since: members[0].since }]);
    await settled();
    expect(await read(id)).toMatchObject({ placing: [], records: [{ object: 'customer', count: 1, by_hand: 0 }] });
    expect(await placesOf(before)).toEqual(['Hà Nội']);
    expect((await admin({ method: 'GET', url: `/api/people/${staff}` })).json().territories).toEqual([{ id, name: 'Hà Nội' }]);
    const changed = (await patch(id, { name: 'Thủ đô', members: [], rules: [] })).json();
    expect(changed).toMatchObject({ id, created_at, name: 'Thủ đô', members: [], rules: [], placing: [] });
    expect(await placesOf(before)).toEqual([]);
    expect(await lastChange()).toMatchObject({
      what: 'territory_changed',
      detail: { id, before: { name: 'Hà Nội', rules: [{ object: 'customer' }] }, after: { name: 'Thủ đô', rules: [] } },
    });
    expect((await admin({ method: 'DELETE', url: `/api/territories/${id}` })).statusCode).toBe(204);
    expect((await admin({ method: 'GET', url: `/api/territories/${id}` })).statusCode).toBe(404);
    expect(await lastChange()).toMatchObject({ what: 'territory_deleted', detail: { id, name: 'Thủ đô' } });
  });

  it.each([
    ['people that there are not', { members: [nobody] }, 'bad_request', '/members/0'],
    ['objects that there are not', { rules: [{ object: 'planet', condition: 'true' }] }, 'bad_request', '/rules/0/object'],
    ['objects whose records lie nowhere', { rules: [{ object: 'note', condition: 'text = "a"' }] }, 'bad_request', '/rules/0/object'],
    ['people as records', { rules: [{ object: 'user', condition: 'active' }] }, 'bad_request', '/rules/0/object'],
    [
      'two rules for one object',
      {
        rules: [
          { object: 'order', condition: 'paid' },
          { object: 'order', condition: 'not paid' },
        ],
      },
      'bad_request',
      '/rules/1/object',
    ],
    ['a parent that there is not', { parent: nobody }, 'bad_request', '/parent'],
    ['a name of nothing', { name: '\u00a0' }, 'bad_request', '/name'],
    ['a condition that does not compile', { rules: [{ object: 'order', condition: 'paid = 7' }] }, 'bad_expression', '/rules/0/condition'],
  ])('refuses %s', async (_, wrong, code, pointer) => {
    const id = await make('Wrong');
    for (const answer of [await post({ name: 'X', ...wrong }), await patch(id, wrong)])
      expect([answer.statusCode, answer.json().code, answer.json().issues[0].pointer]).toEqual([400, code, pointer]);
  });

  it.each([
    ['another record', 'order', 'paid && customer.level = "gold"', 'territory_rule_link', 8, 22],
    ['another record by a formula', 'order', 'level = "gold"', 'territory_rule_link', 0, 5],
    ['a roll-up', 'customer', 'orders > 3', 'territory_rule_roll_up', 0, 6],
    ['a roll-up by a formula', 'customer', 'many', 'territory_rule_roll_up', 0, 4],
    ['the clock', 'customer', 'YEAR(TODAY()) > 2020', 'territory_rule_clock', 0, 20],
    ['the clock by a formula', 'customer', 'code = "a" || old', 'territory_rule_clock', 14, 17],
    ['who asks', 'customer', 'owner = ME()', 'territory_rule_clock', 0, 12],
    ['what changes with every write', 'customer', 'version > 3', 'territory_rule_changing', 0, 7],
  ])('refuses a rule that reads %s, and tells where', async (_, object, condition, issue, start, end) => {
    const refused = (await post({ name: 'X', rules: [{ object, condition }] })).json();
    expect([refused.status, refused.code]).toEqual([400, 'bad_expression']);
    expect(refused.issues[0]).toMatchObject({ pointer: '/rules/0/condition', code: issue, start, end });
  });

  it('is unknown for a wrong id, and for administrators alone', async () => {
    const client = await api.as('staff@example.com');
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['PUT', `/records/customer/${nobody}`],
      ['DELETE', `/records/customer/${nobody}`],
    ] as const) {
      const request = { method, url: `/api/territories/${nobody}${path}`, ...(method === 'PATCH' ? { payload: { name: 'X' } } : {}) };
      expect([method, path, (await admin(request)).statusCode, (await client(request)).statusCode]).toEqual([method, path, 404, 403]);
    }
    expect((await client({ method: 'GET', url: '/api/territories' })).statusCode).toBe(403);
    expect((await client({ method: 'POST', url: '/api/territories', payload: { name: 'X' } })).statusCode).toBe(403);
  });

  it('stands in a tree without circles, also under concurrent edits, and stays while others stand beneath it', async () => {
    const [one, two] = [await make('Bắc'), await make('Nam')];
    const put = (id: string, parent: string) =>
      api.rights.territories
        .update(system, id, { parent })
        .then(() => 'done')
        .catch((error: { code: string }) => error.code);
    for (let round = 0; round < 5; round += 1) {
      await patch(one, { parent: null });
      await patch(two, { parent: null });
      expect((await Promise.all([put(one, two), put(two, one)])).toSorted()).toEqual(['circular', 'done']);
    }
    const above = (await read(one)).parent ?? one;
    const refused = (await admin({ method: 'DELETE', url: `/api/territories/${above}` })).json();
    expect([refused.status, refused.code]).toEqual([409, 'has_children']);
  });

  it('is listed by name in pages, without counts', async () => {
    await api.database.query(sql`delete from sys.territory`);
    for (const name of ['Đông', 'Bắc', 'Tây']) await make(name);
    const first = (await admin({ method: 'GET', url: '/api/territories?limit=2' })).json();
    const second = (await admin({ method: 'GET', url: `/api/territories?limit=2&cursor=${first.next_cursor}` })).json();
    const items = [...first.items, ...second.items];
    expect(items.map(({ name }) => name)).toEqual(['Bắc', 'Đông', 'Tây']);
    expect(items[0]).not.toHaveProperty('records');
  });
});

describe('records of a territory', () => {
  it('follow their fields, those that formulas read included, into the trash and back', async () => {
    const id = await make('Huế', { rules: [{ object: 'customer', condition: 'area = "HUE"' }] });
    const record = await customer({ code: 'hue' });
    expect(await placesOf(record)).toEqual(['Huế']);
    await admin({ method: 'PATCH', url: `/api/records/customer/${record}`, payload: { code: 'dn' } });
    expect(await placesOf(record)).toEqual([]);
    await admin({ method: 'DELETE', url: `/api/records/customer/${record}`, payload: {} });
    // Also what is in the trash is placed by new rules, and does not count.
    await patch(id, { rules: [{ object: 'customer', condition: 'area = "DN"' }] });
    expect(await placesOf(record)).toEqual(['Huế']);
    expect((await read(id)).records).toEqual([]);
    await admin({ method: 'POST', url: `/api/records/customer/${record}/restore`, payload: {} });
    expect((await read(id)).records).toEqual([{ object: 'customer', count: 1, by_hand: 0 }]);
  });

  it('are judged in the zone of the workspace, whoever writes, from the moment they are made', async () => {
    const id = await make('Chiều', { rules: [{ object: 'customer', condition: 'HOUR(created_at) = 17 && created_by = null' }] });
    const abroad = { kind: 'system', reason: 'test', zone: 'America/New_York', locale: 'en' } as const;
    const at = new Date('2026-05-01T10:30:00Z');
    const { results } = await api.writer.write(abroad, 'customer', [{ op: 'create', values: { name: 'K' } }], { at });
    const record = results[0]?.ok ? results[0].id : '';
    expect(await placesOf(record)).toEqual(['Chiều']);
    await patch(id, { rules: [{ object: 'customer', condition: 'created_by = null && HOUR(created_at) = 17' }] });
    expect(await placesOf(record)).toEqual(['Chiều']);
    await api.writer.write(abroad, 'customer', [{ op: 'update', id: record, values: { name: 'L' } }]);
    expect(await placesOf(record)).toEqual(['Chiều']);
  });

  it('keep no trace of it when it is deleted', async () => {
    const [id, other] = [await make('Xa', { rules: [{ object: 'customer', condition: 'code = "xa"' }] }), await make('Gần')];
    const record = await customer({ code: 'xa' });
    for (const territory of [id, other]) await admin({ method: 'PUT', url: `/api/territories/${territory}/records/customer/${record}`, payload: {} });
    expect(await placesOf(record)).toEqual(['Xa', 'Gần by hand', 'Xa by hand']);
    await admin({ method: 'DELETE', url: `/api/territories/${id}` });
    await settled();
    expect(await placesOf(record)).toEqual(['Gần by hand']);
    await admin({ method: 'DELETE', url: `/api/territories/${other}` });
    await settled();
    expect(await api.database.query(sql`select _territories as numbers from crm.customer where id = ${record}::uuid`)).toEqual([{ numbers: null }]);
  });

  it('lie in it by hand, whatever the rules say, until they are taken out', async () => {
    const id = await make('Vinh', { rules: [{ object: 'customer', condition: 'code = "vinh"' }] });
    const [ruled, other] = [await customer({ code: 'vinh' }), await customer({ code: 'v2' })];
    const at = (record: string) => `/api/territories/${id}/records/customer/${record}`;
    const put = async (record: string) => (await admin({ method: 'PUT', url: at(record), payload: {} })).statusCode;
    const take = async (record: string) => (await admin({ method: 'DELETE', url: at(record) })).statusCode;
    expect([await put(ruled), await put(other), await put(other)]).toEqual([204, 204, 204]);
    expect(await lastChange()).toMatchObject({ what: 'record_placed', detail: { id, name: 'Vinh', object: 'customer', record: other } });
    expect((await read(id)).records).toEqual([{ object: 'customer', count: 2, by_hand: 2 }]);
    await patch(id, { rules: [{ object: 'customer', condition: 'code = "nobody"' }] });
    await admin({ method: 'PATCH', url: `/api/records/customer/${other}`, payload: { code: 'v3' } });
    expect([await placesOf(ruled), await placesOf(other)]).toEqual([['Vinh by hand'], ['Vinh by hand']]);
    await patch(id, { rules: [{ object: 'customer', condition: 'code = "vinh"' }] });
    expect([await take(ruled), await take(other)]).toEqual([204, 204]);
    // The rule still holds it.
    expect([await placesOf(ruled), await placesOf(other)]).toEqual([['Vinh'], []]);
    expect(await lastChange()).toMatchObject({ what: 'record_unplaced', detail: { record: other } });
    expect([await take(ruled), await put(nobody), await put('x')]).toEqual([404, 404, 404]);
    expect((await admin({ method: 'PUT', url: `/api/territories/${id}/records/planet/${other}`, payload: {} })).statusCode).toBe(404);
    expect((await admin({ method: 'PUT', url: `/api/territories/${id}/records/note/${other}`, payload: {} })).json()).toMatchObject({
      status: 400,
      issues: [{ pointer: '/object' }],
    });
    expect((await admin({ method: 'PUT', url: `/api/territories/${id}/records/user/${staff}`, payload: {} })).statusCode).toBe(404);
    await admin({ method: 'DELETE', url: `/api/records/customer/${other}`, payload: {} });
    expect(await put(other)).toBe(404);
  });

  it('are reached by its members, from the rules on', async () => {
    const role = {
      kind: 'role',
      name: 'rep',
      label: { en: 'Rep', vi: 'Đại diện' },
      grants: [{ object: 'customer', actions: ['read'], rows: ['territory'] }],
    } as const;
    await installDocuments(api.changeSets, system, [{ ...role, grants: [{ ...role.grants[0], actions: ['read'], rows: ['territory'] }] }]);
    const { id: rep } = (
      await admin({
        method: 'POST',
        url: '/api/people',
        payload: { name: 'Rep', email: 'rep@example.com', password: 'a long enough password', roles: ['rep'] },
      })
    ).json();
    const above = await make('Miền Tây', { members: [rep] });
    const beneath = await make('Cần Thơ', { parent: above, rules: [{ object: 'customer', condition: 'level = "gold"' }] });
    const record = await customer({ level: 'gold' });
    await customer({ level: 'new' });
    const client = await api.as('rep@example.com');
    const seen = async () => (await client({ method: 'GET', url: '/api/records/customer?fields=id' })).json().items.map((item: { id: string }) => item.id);
    expect(await seen()).toEqual([record]);
    await patch(beneath, { rules: [] });
    expect(await seen()).toEqual([]);
  });
});

describe('a rule whose fields are gone or others', () => {
  it('is told of, and holds nothing any more', async () => {
    const id = await make('Lạng Sơn', { rules: [{ object: 'customer', condition: 'secret = "ls"' }] });
    const record = await customer({ secret: 'ls', reason: 'x' });
    await api.rights.territories.handle();
    const changes = [
      { op: 'put', kind: 'field', name: 'customer.secret', document: { ...field('customer', 'secret', { type: 'text' }), label: { en: 'S', vi: 'S' } } },
    ];
    expect((await admin({ method: 'POST', url: '/api/metadata/change-sets', payload: { changes, apply_if_safe: true } })).json().status).toBe('applied');
    expect((await read(id)).rules[0].problem).toBeNull();
    const set = (
      await admin({
        method: 'POST',
        url: '/api/metadata/change-sets',
        payload: {
          changes: [
            { op: 'delete', kind: 'field', name: 'customer.secret' },
            ...documents
              .filter((document) => ['layout', 'view'].includes(document.kind) || document.name === 'customer.reason')
              .map(({ kind, name }) => ({ op: 'delete', kind, name })),
            { op: 'delete', kind: 'app', name: 'shop' },
            { op: 'put', kind: 'role', name: 'staff', document: { kind: 'role', name: 'staff', label: { en: 'S', vi: 'S' }, grants: [] } },
          ],
        },
      })
    ).json();
    expect((await admin({ method: 'POST', url: `/api/metadata/change-sets/${set.id}/apply`, payload: {} })).json()).toMatchObject({ status: 'applied' });
    expect((await read(id)).rules[0].problem).toContain('secret');
    // The Model is told of, and then asked what it means.
    await expect.poll(() => placesOf(record)).toEqual([]);
  });

  it('holds again when records of its object lie in territories again', async () => {
    const id = await make('Hạ Long', { rules: [{ object: 'order_line', condition: 'quantity > 10' }] });
    const order = (await admin({ method: 'POST', url: '/api/records/order', payload: { number: '1', items: [{ product: 'A', quantity: 20 }] } })).json();
    const line = order.items[0].id;
    expect(await placesOf(line, 'order_line')).toEqual(['Hạ Long']);
    const object = documents.find((document) => document.kind === 'object' && document.name === 'order_line');
    const { territories: _, ...without } = object as ObjectDocument;
    await installDocuments(api.changeSets, system, [without]);
    expect((await read(id)).rules[0].problem).toContain('lie in no territories');
    await installDocuments(api.changeSets, system, [object as ObjectDocument]);
    await expect.poll(() => placesOf(line, 'order_line')).toEqual(['Hạ Long']);
    expect((await read(id)).rules[0].problem).toBeNull();
  });

  it('places records anew when a formula that it reads says something else', async () => {
    const id = await make('Sa Pa', { rules: [{ object: 'customer', condition: 'area = "SP"' }] });
    const [upper, lower] = [await customer({ code: 'Sp' }), await customer({ code: 'xsp' })];
    await api.rights.territories.handle();
    await installDocuments(api.changeSets, system, [formula('customer', 'area', 'UPPER(RIGHT(code, LEN(code) - 1))')]);
    // The Model is told of, and then asked what it means.
    await expect.poll(async () => [await placesOf(upper), await placesOf(lower)]).toEqual([[], ['Sa Pa']]);
    expect((await read(id)).records).toEqual([{ object: 'customer', count: 1, by_hand: 0 }]);
  });
});

describe('an object that is dropped for good', () => {
  it('leaves no places, shares and rules behind', async () => {
    const id = await make('Quy Nhơn', {
      rules: [
        { object: 'order_line', condition: 'quantity > 1' },
        { object: 'customer', condition: 'code = "qn"' },
      ],
    });
    const kept = await customer({ code: 'qn' });
    const rule = { object: 'order_line', condition: 'quantity > 1', subject: 'role:staff', can: ['read'] };
    expect((await admin({ method: 'POST', url: '/api/share-rules', payload: rule })).statusCode).toBe(201);
    const order = (await admin({ method: 'POST', url: '/api/records/order', payload: { number: '1', items: [{ product: 'A', quantity: 2 }] } })).json();
    const line = order.items[0].id;
    expect(await placesOf(line, 'order_line')).toEqual(['Quy Nhơn']);
    expect((await admin({ method: 'POST', url: `/api/records/order_line/${line}/shares`, payload: { subject: 'role:staff', can: ['read'] } })).statusCode).toBe(
      201,
    );
    const changes = [
      { op: 'delete', kind: 'field', name: 'order.items' },
      ...['order', 'position', 'product', 'quantity'].map((name) => ({ op: 'delete', kind: 'field', name: `order_line.${name}` })),
      { op: 'delete', kind: 'object', name: 'order_line' },
    ];
    const set = (await admin({ method: 'POST', url: '/api/metadata/change-sets', payload: { changes } })).json();
    expect((await admin({ method: 'POST', url: `/api/metadata/change-sets/${set.id}/apply`, payload: {} })).json()).toMatchObject({ status: 'applied' });
    // Until it is dropped it may come back.
    expect(await placesOf(line, 'order_line')).toEqual(['Quy Nhơn']);
    await dropExpired(api.database, new Date(Date.now() + 31 * 86_400_000));
    const left =
      await api.database.query(sql`select object from sys.territory_record where object = 'order_line' union all select object from sys.share where object = 'order_line'
      union all select object from sys.share_rule where object = 'order_line' union all select object from sys.territory_rule where object = 'order_line'
      union all select object from sys.placing where object = 'order_line'`);
    expect(left).toEqual([]);
    expect((await read(id)).rules).toMatchObject([{ object: 'customer' }]);
    expect(await placesOf(kept)).toEqual(['Quy Nhơn']);
  });
});
