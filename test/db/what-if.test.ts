import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { systemActor } from '../../engine/access/actor.ts';
import { metadataRights } from '../../engine/api/http/metadata-access.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { whatIf } from '../../engine/rights/what-if/what-if.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { WhatIf, WhatIfRequest } from '../../schemas/generated/api.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { accessDocuments } from './access-documents.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';

type Call = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let session: Call;
let admin: UserActor;
const people: Record<string, string> = {};
const titles: Record<string, string> = {};

const label = { en: 'X', vi: 'X' };
const role = (name: string, ...grants: RoleDocument['grants']): RoleDocument => ({ kind: 'role', name, label, grants });

async function ask(payload: WhatIfRequest | Record<string, unknown>): Promise<WhatIf> {
  const answer = await session({ method: 'POST', url: '/api/access/what-if', payload });
  expect([answer.statusCode, answer.json()]).toMatchObject([200, {}]);
  return answer.json();
}

async function refusal(payload: object): Promise<unknown> {
  const answer = await session({ method: 'POST', url: '/api/access/what-if', payload });
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  return answer.json();
}

/** A change of exactly so many rows or cells. */
const change = (gained: number, lost: number) => ({ gained: { count: gained, capped: false }, lost: { count: lost, capped: false } });

beforeAll(async () => {
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
});

afterAll(() => api.close());

/** Reads of all customers but their secret; no deleting. */
const wider = role(
  'field_sales',
  { object: 'customer', actions: ['read'], rows: 'all', hide: ['secret'] },
  { object: 'customer', actions: ['create', 'read', 'update'], rows: ['own'], write: ['name', 'phone'] },
);

describe('what if', () => {
  it('tells who gains and loses which rows, cells and actions', async () => {
    const answer = await ask({ role: wider });
    expect(answer).toMatchObject({
      role: 'field_sales',
      is_new: false,
      people: { counted: 2, left_out: 0, gaining: 2, losing: 2 },
      exact: true,
      // Eight fields of customers, in three records for Lan and four for Bình, who also reads what they spent; nine of orders in two for Bình, who reads orders of customers read.
      totals: { read: change(78, 0), reveal: change(78, 0), write: change(0, 0) },
    });
    expect(answer.objects).toMatchObject([
      {
        object: 'customer',
        label: { en: 'Customers', vi: 'Khách hàng' },
        rows: change(7, 0),
        fields: [
          {
            fields: ['owner', 'created_at', 'created_by', 'updated_at', 'updated_by', 'name', 'phone', 'status'],
            cell: 'read',
            people_gaining: 2,
            people_losing: 0,
            cells: change(56, 0),
          },
          { fields: ['spent'], cell: 'read', people_gaining: 1, cells: change(4, 0) },
        ],
        actions: [
          { action: 'read', people_gaining: 2, people_losing: 0, rows: change(7, 0) },
          { action: 'list', people_gaining: 2, people_losing: 0, rows: change(7, 0) },
          { action: 'delete', people_gaining: 0, people_losing: 2, rows: change(0, 5) },
        ],
        examples: {
          gained: [
            { id: titles.Sáu, title: 'Sáu', person: 'Bình' },
            { title: 'Ba', person: 'Bình' },
            { title: 'Hai', person: 'Bình' },
          ],
          lost: [{ title: 'Ba', person: 'Lan' }, { title: 'Hai' }, { title: 'Một' }],
        },
      },
      {
        object: 'order',
        rows: change(2, 0),
        fields: [
          {
            fields: ['owner', 'created_at', 'created_by', 'updated_at', 'updated_by', 'customer', 'number', 'price', 'product'],
            cell: 'read',
            people_gaining: 1,
            cells: change(18, 0),
          },
        ],
        examples: {
          gained: [
            { title: 'D3', person: 'Bình' },
            { title: 'D2', person: 'Bình' },
          ],
          lost: [],
        },
      },
    ]);
    expect(answer.each).toMatchObject([
      {
        person: { name: 'Bình' },
        objects: [
          { object: 'customer', rows: change(4, 0), read: change(36, 0), write: change(0, 0), actions_gained: [], actions_lost: ['delete'] },
          { object: 'order', rows: change(2, 0), read: change(18, 0), actions_gained: [] },
        ],
      },
      { person: { name: 'Lan' }, objects: [{ object: 'customer', rows: change(3, 0), read: change(24, 0), actions_lost: ['delete'] }] },
    ]);
  });

  it('tells nothing of a role that stays as it is', async () => {
    const same = api.models.current().roles.get('field_sales');
    expect(await ask({ role: same })).toMatchObject({ people: { counted: 2, gaining: 0, losing: 0 }, objects: [], each: [], totals: { read: change(0, 0) } });
  });

  it('counts cells that are masked as no longer read, and still revealed', async () => {
    const masked = role('field_sales', {
      object: 'customer',
      actions: ['create', 'read', 'update', 'delete'],
      rows: ['own'],
      mask: ['phone'],
      write: ['name', 'phone'],
    });
    const { totals, objects } = await ask({ role: masked });
    expect(totals).toEqual({ read: change(0, 3), reveal: change(0, 0), write: change(0, 0) });
    // Bình reads the phones as a clerk, too.
    expect(objects).toMatchObject([{ rows: change(0, 0), fields: [{ fields: ['phone'], cell: 'read', people_losing: 1, cells: change(0, 3) }] }]);
  });

  it('counts what another role gives already as no gain and no loss', async () => {
    // Bình reads own customers as a clerk, too.
    const nothing = role('field_sales');
    const { each } = await ask({ role: nothing });
    expect(each).toMatchObject([
      {
        person: { name: 'Bình' },
        objects: [
          { object: 'customer', rows: change(0, 0), write: change(0, 4), actions_lost: ['create', 'update', 'delete'] },
          // An order of a customer is changed by who may change the customer: the five fields of one order.
          { object: 'order', rows: change(0, 0), write: change(0, 5), actions_lost: [] },
        ],
      },
      { person: { name: 'Lan' }, objects: [{ rows: change(0, 3), actions_lost: ['read', 'list', 'create', 'update', 'delete'] }] },
    ]);
  });

  it('follows inheritance and formulas into other objects', async () => {
    const clerk = role(
      'clerk',
      { object: 'customer', actions: ['read'], rows: 'all', read: ['name'] },
      { object: 'order', actions: ['read', 'update'], rows: ['inherit:customer'], hide: ['cost'] },
      { object: 'product', actions: ['read'], rows: 'all' },
    );
    const { objects } = await ask({ role: clerk });
    expect(objects.map(({ object, rows }) => [object, rows])).toEqual([
      ['customer', change(9, 0)],
      // Of three orders An saw one and Bình one.
      ['order', change(4, 0)],
      ['product', change(0, 0)],
    ]);
    const order = objects.find(({ object }) => object === 'order');
    // The gain is worked out from the cost of products, which was hidden in all orders.
    expect(order?.fields.find(({ fields }) => fields.includes('gain'))).toMatchObject({
      fields: ['gain'],
      cell: 'read',
      people_gaining: 2,
      cells: change(6, 0),
    });
    expect(objects.find(({ object }) => object === 'product')?.fields).toMatchObject([{ cell: 'read', cells: change(12, 0) }]);
  });

  it('counts what another condition gains and loses', async () => {
    await api.database.query(sql`insert into sys.user_role (user_id, role) values (${people.Free}::uuid, 'keeper')`);
    const closed = role('keeper', { object: 'customer', actions: ['read'], rows: 'all', condition: 'status == "closed"' });
    expect(await ask({ role: closed })).toMatchObject({ people: { counted: 1, gaining: 1, losing: 1 }, objects: [{ rows: change(1, 5) }] });
    await api.database.query(sql`delete from sys.user_role where user_id = ${people.Free}::uuid`);
  });

  it('counts formulas over records that come into sight, though the formula is granted as before', async () => {
    await api.database.query(sql`insert into sys.user_role (user_id, role) values (${people.Free}::uuid, 'costs')`);
    const seeing = role('costs', { object: 'order', actions: ['read'], rows: 'all' }, { object: 'product', actions: ['read'], rows: 'all' });
    const { objects } = await ask({ role: seeing });
    expect(objects.map(({ object, rows, fields }) => [object, rows, fields.map(({ fields: names, cells }) => [names.length, cells])])).toEqual([
      ['order', change(0, 0), [[1, change(3, 0)]]],
      ['product', change(1, 0), [[7, change(7, 0)]]],
    ]);
    await api.database.query(sql`delete from sys.user_role where user_id = ${people.Free}::uuid`);
  });

  it('takes holders of a role that there is not yet, in person and by team', async () => {
    const rows = await api.database.query<{ id: string }>(sql`insert into sys.team (name) values ('Above') returning id::text as id`);
    const above = rows[0]?.id ?? '';
    const [beneath] = await api.database.query<{ id: string }>(
      sql`insert into sys.team (name, parent) values ('Beneath', ${above}::uuid) returning id::text as id`,
    );
    await api.database.query(
      sql`insert into sys.team_member (team, user_id) values (${beneath?.id}::uuid, ${people.Lan}::uuid), (${above}::uuid, ${people.Gone}::uuid)`,
    );
    const auditor = role('auditor', { object: 'customer', actions: ['read', 'export'], rows: 'all', condition: 'status == "active"' });
    expect(await ask({ role: auditor })).toMatchObject({ is_new: true, people: { counted: 0, gaining: 0 }, objects: [] });
    const answer = await ask({ role: auditor, holders: { people: [people.Free], teams: [above] } });
    expect(answer).toMatchObject({ is_new: true, people: { counted: 2, left_out: 0, gaining: 2, losing: 0 } });
    expect(answer.each).toMatchObject([
      { person: { name: 'Free' }, objects: [{ rows: change(5, 0), actions_gained: ['read', 'list', 'export'] }] },
      // Of five active customers two are Lan's own.
      { person: { name: 'Lan' }, objects: [{ rows: change(3, 0), actions_gained: ['export'] }] },
    ]);
    await api.database.query(sql`delete from sys.team where parent is not null`);
    await api.database.query(sql`delete from sys.team`);
  });

  it('tells of a role that would give everything', async () => {
    const { objects, people: who } = await ask({ role: { ...role('field_sales'), admin: true } });
    expect(who).toMatchObject({ gaining: 2, losing: 0 });
    expect(objects.map(({ object, rows }) => [object, rows.gained.count])).toEqual([
      ['customer', 7],
      ['order', 5],
      ['product', 1],
      ['user', 0],
    ]);
  });

  it('is what comes true when the change is applied', async () => {
    const { each } = await ask({ role: wider });
    const before = await seenByAll();
    const former = api.models.current().roles.get('field_sales') as RoleDocument;
    await installDocuments(api.changeSets, systemActor('test'), [wider]);
    await api.models.refresh();
    const after = await seenByAll();
    await installDocuments(api.changeSets, systemActor('test'), [former]);
    await api.models.refresh();
    expect(await seenByAll()).toEqual(before);
    const told = each.flatMap(({ person, objects }) =>
      objects.map(({ object, rows, read }) => [`${person.name} ${object}`, rows.gained.count, read.gained.count]),
    );
    const come = [...after].map(([key, { rows, cells }]) => [key, rows - (before.get(key)?.rows ?? 0), cells - (before.get(key)?.cells ?? 0)]);
    expect(told).toEqual(come.filter(([, rows, cells]) => rows !== 0 || cells !== 0));
  });
});

/** What people see of customers and orders: records, and cells of them apart from id and version. */
async function seenByAll(): Promise<ReadonlyMap<string, { readonly rows: number; readonly cells: number }>> {
  const found = new Map<string, { readonly rows: number; readonly cells: number }>();
  for (const name of ['Bình', 'Lan']) {
    const person = await api.identity.person(people[name] ?? '');
    if (!person) throw new Error('a person is gone');
    for (const object of ['customer', 'order']) {
      const model = api.models.current().objects.get(object);
      const rights = metadataRights(api.models.current(), person);
      const fields =
        model && [...model.fields.values()].filter((field) => rights.reveals(model, field) && field.name !== 'deleted_at').map((field) => field.name);
      const list = api.writer.list(person, object, { limit: 200, fields });
      const { items } = await list.catch(() => ({ items: [] }));
      const cells = items.flatMap((item) => Object.keys(item).filter((key) => !['id', 'version'].includes(key) && !key.startsWith('_')));
      found.set(`${name} ${object}`, { rows: items.length, cells: cells.length });
    }
  }
  return found;
}

/** Who is asked, with limits of one's own. */
const supposing = (statementMs: number, totalMs: number, classesFrom = 99) => ({
  database: api.database,
  identity: api.identity,
  model: api.models.current(),
  now: new Date(),
  asker: admin,
  limits: { statementMs, totalMs, classesFrom },
});

describe('counting by looking at all rows once gives what counting for each person gives', () => {
  it.each([
    [
      'a condition that asks who acts',
      [{ object: 'customer', actions: ['read'], rows: 'all', condition: 'owner == ME() && status == "active"' }],
      change(0, 1),
      change(0, 6),
    ],
    ['a condition that asks nobody', [{ object: 'customer', actions: ['read'], rows: ['own'], condition: 'status == "active"' }], change(0, 1), change(0, 6)],
    [
      // Of Lan's own customers one is closed: five fields of it are written, where two of each of the three were.
      'what is changed in some of what is seen',
      [
        { object: 'customer', actions: ['read'], rows: ['own'] },
        { object: 'customer', actions: ['update'], rows: 'all', condition: 'status == "closed"' },
      ],
      change(0, 0),
      change(3, 4),
    ],
  ] as const)('for %s', async (_, grants, rows, write) => {
    // @NOTE read-only lists, which the document's type does not take.
    const changed = { ...role('field_sales', ...(grants as unknown as RoleDocument['grants'])) };
    const [together, each] = [await whatIf(supposing(3_000, 15_000, 1), { role: changed }), await whatIf(supposing(3_000, 15_000, 99), { role: changed })];
    expect(together).toEqual(each);
    expect(together.objects[0]?.rows).toEqual(rows);
    expect(together.each.find(({ person }) => person.name === 'Lan')?.objects[0]?.write).toEqual(write);
  });
});

describe('limits', () => {
  it('say so where nothing could be counted in time', async () => {
    const answer = await whatIf(supposing(1_000, 0), { role: { ...wider } });
    expect(answer).toMatchObject({ exact: false, people: { counted: 2, gaining: 2 }, totals: { read: { gained: { count: 0, capped: true } } } });
    expect(answer.objects[0]?.rows.gained).toEqual({ count: 0, capped: true });
  });

  it('give up a statement that takes too long, and go on with the next', async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    let locked: () => void = () => undefined;
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    // Whoever reads customers waits.
    const locking = api.database.transaction(async (tx) => {
      await tx.query(sql`lock table crm.customer in access exclusive mode`);
      locked();
      await opened;
    });
    await isLocked;
    const both = role('clerk', { object: 'customer', actions: ['read'], rows: 'all' }, { object: 'product', actions: ['read'], rows: 'all' });
    try {
      const answer = await whatIf(supposing(40, 60_000), { role: { ...both } });
      expect(answer.exact).toBe(false);
      expect(answer.objects.find(({ object }) => object === 'customer')?.rows.gained).toEqual({ count: 0, capped: true });
      expect(answer.objects.find(({ object }) => object === 'product')?.fields[0]?.cells).toEqual(change(12, 0));
    } finally {
      open();
      await locking;
    }
  });

  it('leave out people beyond fifty, and say how many', async () => {
    await api.database.query(
      sql`insert into sys."user" (email, name, password_hash) select 'many' || n || '@example.com', 'Many ' || n, '' from generate_series(1, 60) as n`,
    );
    await api.database.query(sql`insert into sys.user_role (user_id, role) select id, 'keeper' from sys."user" where name like 'Many %'`);
    const answer = await ask({ role: role('keeper') });
    expect(answer.people).toEqual({ counted: 50, left_out: 10, gaining: 0, losing: 50 });
    expect(answer.objects).toMatchObject([{ rows: change(0, 250) }]);
  });
});

describe('a role that a change set would refuse is refused', () => {
  it('with the place of what is wrong', async () => {
    expect(await refusal({ role: { kind: 'role', name: 'x', label } })).toMatchObject({
      status: 422,
      code: 'invalid_document',
      issues: [{ pointer: '/role' }],
    });
    expect(await refusal({ role: role('x', { object: 'ghost', actions: ['read'], rows: 'all' }) })).toMatchObject({
      issues: [{ pointer: '/role/grants/0/object', code: 'no_object' }],
    });
    expect(await refusal({ role: role('x', { object: 'customer', actions: ['read'], rows: ['inherit:ghost'], mask: ['ghost'] }) })).toMatchObject({
      issues: [
        { pointer: '/role/grants/0/rows/0', code: 'no_field' },
        { pointer: '/role/grants/0/mask/0', code: 'no_field' },
      ],
    });
    expect(await refusal({ role: role('x', { object: 'customer', actions: ['read'], rows: 'all', condition: 'ghost > 1' }) })).toMatchObject({
      code: 'invalid_document',
      issues: [{ pointer: '/role/grants/0/condition' }],
    });
    expect(await refusal({ role: { kind: 'app', name: 'x', label, groups: [] } })).toMatchObject({ issues: [{ pointer: '/role/kind' }] });
  });

  it('and so are holders of a role that there is, and unknown ones', async () => {
    expect(await refusal({ role: wider, holders: { people: [people.Lan] } })).toMatchObject({ code: 'bad_request', issues: [{ pointer: '/holders' }] });
    const nobody = '0197c6a0-0000-7000-8000-000000000000';
    expect(await refusal({ role: role('x'), holders: { people: [nobody], teams: [nobody] } })).toMatchObject({
      issues: [{ pointer: '/holders/people/0' }, { pointer: '/holders/teams/0' }],
    });
  });

  it('and nobody but administrators may ask', async () => {
    const guest = await api.as('guest@example.com');
    for (const url of ['/api/access/what-if', '/api/access/rows'])
      expect((await guest({ method: 'POST', url, payload: { role: wider } })).json()).toMatchObject({ status: 403, code: 'forbidden' });
  });
});

describe('POST /api/access/rows', () => {
  const rows = async (payload: object) => (await session({ method: 'POST', url: '/api/access/rows', payload })).json();

  it('counts what a grant reaches, for a person or for nobody', async () => {
    const grant = { object: 'customer', actions: ['read'], rows: ['own'] };
    expect(await rows({ object: 'customer', grant, person: people.Lan })).toEqual({
      count: 3,
      capped: false,
      depends_on_person: ['own'],
      text: { en: 'own records', vi: 'bản ghi mình phụ trách' },
    });
    expect(await rows({ object: 'customer', grant })).toMatchObject({ count: 0, depends_on_person: ['own'] });
    expect(await rows({ object: 'customer', grant: { ...grant, rows: 'all', condition: 'status = "Đang mua"' } })).toEqual({
      count: 5,
      capped: false,
      depends_on_person: [],
      text: { en: "all records where [Status] == 'Active'", vi: "mọi bản ghi thỏa [Trạng thái] == 'Đang mua'" },
    });
    expect(await rows({ object: 'customer', grant: { ...grant, rows: 'all', condition: 'owner == ME() || name == "ME("' } })).toMatchObject({
      count: 0,
      depends_on_person: ['condition'],
    });
    expect(
      await rows({ object: 'order', grant: { object: 'order', actions: ['read'], rows: ['inherit:customer', 'shared'] }, person: people.An }),
    ).toMatchObject({
      count: 1,
      depends_on_person: ['inherit:customer', 'shared'],
      text: { en: 'records whose Customer An can read or records shared with An' },
    });
  });

  it('refuses what a change set would refuse', async () => {
    expect(await rows({ object: 'customer', grant: { object: 'customer', actions: ['fly'], rows: 'all' } })).toMatchObject({
      status: 422,
      code: 'invalid_document',
      issues: [{ pointer: '/grant/actions/0' }],
    });
    expect(await rows({ object: 'ghost', grant: {} })).toMatchObject({ status: 404, issues: [{ pointer: '/object' }] });
    expect(await rows({ object: 'customer', grant: { object: 'customer', actions: ['read'], rows: 'all' }, person: 'x' })).toMatchObject({
      status: 404,
      issues: [{ pointer: '/person' }],
    });
  });
});
