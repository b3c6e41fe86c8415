import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

type Client = Awaited<ReturnType<TestApi['as']>>;

let api: TestApi;
let admin: Client;

const documents = [
  ...shopDocuments,
  {
    kind: 'role',
    name: 'seller',
    label: { en: 'Seller', vi: 'Bán hàng' },
    grants: [
      { object: 'customer', actions: ['create', 'read', 'update'], rows: ['own', 'shared'] },
      { object: 'order', actions: ['create', 'read', 'update'], rows: ['own'] },
      { object: 'order_line', actions: ['create', 'read', 'update'], rows: ['own'] },
    ],
  } as const,
];

beforeAll(async () => {
  api = await openTestApi({ documents: documents as never });
  admin = await api.as('admin@example.com');
});

afterAll(() => api.close());

let people = 0;
async function add(more: object = {}): Promise<{ readonly id: string; readonly email: string; readonly name: string }> {
  people += 1;
  const answer = await admin({
    method: 'POST',
    url: '/api/people',
    payload: { name: `P${people}`, email: `p${people}@example.com`, password, roles: ['seller'], ...more },
  });
  return answer.json();
}

const nobody = '01970000-0000-7000-8000-000000000000';
const handOver = (id: string, payload: object, client = admin) => client({ method: 'POST', url: `/api/people/${id}/hand-over`, payload });
const undo = async (operation: string) => (await admin({ method: 'POST', url: `/api/operations/${operation}/undo`, payload: {} })).json();
const person = async (id: string) => (await admin({ method: 'GET', url: `/api/people/${id}` })).json();
const create = async (client: Client, object: string, values: object) =>
  (await client({ method: 'POST', url: `/api/records/${object}`, payload: values })).json();
const ownerOf = async (object: string, id: string) => (await admin({ method: 'GET', url: `/api/records/${object}/${id}?fields=owner` })).json().owner?.id;
const shareRows = () => api.database.query(sql`select record::text as record, subject, can, expires_at from sys.share order by record, subject`);

/** Everything that a hand-over may change, except the standing of people. */
async function rightsState(): Promise<unknown> {
  return {
    shares: await shareRows(),
    rules: await api.database.query(sql`select id::text as id, subject from sys.share_rule order by id`),
    members: await api.database.query(sql`select team::text as team, user_id::text as who, lead from sys.team_member order by 1, 2`),
    managers: await api.database.query(sql`select id::text as id, manager::text as manager from sys."user" order by id`),
  };
}

describe('a hand-over', () => {
  it('gives records, lines, shares, reports and teams to another, disables the person, and is undone but for that', async () => {
    const [leaver, heir, report, boss] = [await add(), await add(), await add(), await add()];
    const client = await api.as(leaver.email);
    const customer = await create(client, 'customer', { name: 'A' });
    const order = await create(client, 'order', { number: '1', customer: customer.id, items: [{ product: 'X' }, { product: 'Y' }] });
    const trashed = await create(client, 'customer', { name: 'T' });
    await admin({ method: 'DELETE', url: `/api/records/customer/${trashed.id}`, payload: {} });
    const [shared, both] = [await create(admin, 'customer', { name: 'S' }), await create(admin, 'customer', { name: 'B' })];
    const share = (record: string, who: string, more: object) =>
      admin({ method: 'POST', url: `/api/records/customer/${record}/shares`, payload: { subject: `user:${who}`, can: ['read'], ...more } });
    await share(shared.id, leaver.id, { can: ['read', 'update'] });
    await share(both.id, leaver.id, { can: ['read', 'update'] });
    await share(both.id, heir.id, { expires_at: '2099-01-01T00:00:00Z' });
    await admin({
      method: 'POST',
      url: '/api/share-rules',
      payload: { object: 'customer', condition: 'level = "gold"', subject: `user:${leaver.id}`, can: ['read'] },
    });
    await admin({ method: 'PATCH', url: `/api/people/${report.id}`, payload: { manager: leaver.id } });
    await admin({ method: 'PATCH', url: `/api/people/${leaver.id}`, payload: { manager: boss.id } });
    const team = (
      await admin({ method: 'POST', url: '/api/teams', payload: { name: 'Đội', members: [{ user: leaver.id, lead: true }, { user: report.id }] } })
    ).json();
    const before = await rightsState();

    const foreseen = (await handOver(leaver.id, { to: heir.id, disable: true, dry_run: true })).json();
    const counts = {
      records: [
        { object: 'customer', count: 1 },
        { object: 'order', count: 1 },
        { object: 'order_line', count: 2 },
      ],
      refused: [],
      shares: 2,
      share_rules: 1,
      reports: 1,
      teams: 1,
    };
    expect(foreseen).toEqual({ operation: null, dry_run: true, ...counts, disabled: false });
    expect(await rightsState()).toEqual(before);

    const answer = await handOver(leaver.id, { to: heir.id, disable: true });
    const { operation, ...done } = answer.json();
    expect([answer.statusCode, answer.headers['trellis-operation']]).toEqual([200, operation]);
    expect(done).toEqual({ dry_run: false, ...counts, disabled: true });
    expect([await ownerOf('customer', customer.id), await ownerOf('order', order.id), await ownerOf('order_line', order.items[0].id)]).toEqual([
      heir.id,
      heir.id,
      heir.id,
    ]);
    expect(await shareRows()).toEqual(
      [
        { record: shared.id, subject: `user:${heir.id}`, can: ['read', 'update'], expires_at: null },
        // What either could do until either's end.
        { record: both.id, subject: `user:${heir.id}`, can: ['read', 'update'], expires_at: null },
      ].toSorted((left, right) => (left.record < right.record ? -1 : 1)),
    );
    expect((await person(report.id)).manager).toEqual({ id: heir.id, name: heir.name });
    expect((await admin({ method: 'GET', url: `/api/teams/${team.id}` })).json().members).toMatchObject([
      { id: leaver.id, lead: false },
      { id: heir.id, lead: true },
      { id: report.id, lead: false },
    ]);
    expect((await client({ method: 'GET', url: '/api/records/customer' })).statusCode).toBe(401);
    const [entry] = (await admin({ method: 'GET', url: '/api/operations?limit=1' })).json().items;
    expect(entry).toMatchObject({
      id: operation,
      kind: 'hand_over',
      note: `From ${leaver.name} to ${heir.name}: 1 customer, 1 order, 2 order_line, 2 shares, 1 shares by rule, 1 reports, lead of 1 teams`,
    });
    const [logged] = (await admin({ method: 'GET', url: '/api/access/changes?limit=1' })).json().items;
    expect(logged).toMatchObject({
      what: 'person_handed_over',
      detail: { id: leaver.id, to: { id: heir.id }, operation, shares: 2, share_rules: 1, managers: 1, teams: 1 },
    });

    const back = await undo(operation);
    expect(back).toMatchObject({ undone: 4, kept: [] });
    expect([await ownerOf('customer', customer.id), await ownerOf('order', order.id), await ownerOf('order_line', order.items[0].id)]).toEqual([
      leaver.id,
      leaver.id,
      leaver.id,
    ]);
    expect(await rightsState()).toEqual(before);
    expect((await person(leaver.id)).active).toBe(false);
    const [undone] = (await admin({ method: 'GET', url: '/api/access/changes?limit=1' })).json().items;
    expect(undone).toMatchObject({ what: 'hand_over_undone', detail: { id: leaver.id, to: { id: heir.id }, undone: operation, direction: 'back' } });

    // And undoing that hands over again.
    expect(await undo(back.operation)).toMatchObject({ undone: 4 });
    expect([await ownerOf('customer', customer.id), (await person(report.id)).manager?.id]).toEqual([heir.id, heir.id]);
    expect((await shareRows()).map(({ subject }) => subject)).toEqual([`user:${heir.id}`, `user:${heir.id}`]);
    await api.database.query(sql`delete from sys.share`);
  });

  it('is of some objects, and without shares and reports, where it says so', async () => {
    const [leaver, heir, report] = [await add(), await add(), await add()];
    const client = await api.as(leaver.email);
    const customer = await create(client, 'customer', { name: 'A' });
    const order = await create(client, 'order', { number: '1' });
    const other = await create(admin, 'customer', { name: 'S' });
    await admin({ method: 'POST', url: `/api/records/customer/${other.id}/shares`, payload: { subject: `user:${leaver.id}`, can: ['read'] } });
    await admin({ method: 'PATCH', url: `/api/people/${report.id}`, payload: { manager: leaver.id } });
    const answer = (await handOver(leaver.id, { to: heir.id, objects: ['order'], shares: false, reports: false })).json();
    expect(answer).toMatchObject({ records: [{ object: 'order', count: 1 }], shares: 0, reports: 0, disabled: false });
    expect([await ownerOf('customer', customer.id), await ownerOf('order', order.id)]).toEqual([leaver.id, heir.id]);
    expect((await person(report.id)).manager.id).toBe(leaver.id);
    expect(await shareRows()).toMatchObject([{ subject: `user:${leaver.id}` }]);
    await api.database.query(sql`delete from sys.share`);
  });

  it('does nothing, and leaves no operation, where there is nothing', async () => {
    const [leaver, heir] = [await add(), await add()];
    const operations = async () => (await api.database.query(sql`select 1 from sys.operation`)).length;
    const before = await operations();
    expect((await handOver(leaver.id, { to: heir.id })).json()).toMatchObject({ operation: null, dry_run: false, records: [], shares: 0, disabled: false });
    expect(await operations()).toBe(before);
  });

  it('keeps the line of reports without a circle when the successor stands in it', async () => {
    const [top, leaver, middle, heir, other] = [await add(), await add(), await add(), await add(), await add()];
    const put = (id: string, manager: string) => admin({ method: 'PATCH', url: `/api/people/${id}`, payload: { manager } });
    await put(leaver.id, top.id);
    await put(middle.id, leaver.id);
    await put(heir.id, middle.id);
    await put(other.id, leaver.id);
    const before = await rightsState();
    const { operation, reports } = (await handOver(leaver.id, { to: heir.id })).json();
    expect(reports).toBe(2);
    const managers = async () => [(await person(heir.id)).manager?.id, (await person(middle.id)).manager?.id, (await person(other.id)).manager?.id];
    expect(await managers()).toEqual([top.id, heir.id, heir.id]);
    await undo(operation);
    expect(await rightsState()).toEqual(before);
  });

  it('takes back what nobody has changed since', async () => {
    const [leaver, heir, report] = [await add(), await add(), await add()];
    const client = await api.as(leaver.email);
    const [one, two] = [await create(client, 'customer', { name: 'A' }), await create(client, 'customer', { name: 'B' })];
    const other = await create(admin, 'customer', { name: 'S' });
    await admin({ method: 'POST', url: `/api/records/customer/${other.id}/shares`, payload: { subject: `user:${leaver.id}`, can: ['read'] } });
    await admin({ method: 'PATCH', url: `/api/people/${report.id}`, payload: { manager: leaver.id } });
    const { operation } = (await handOver(leaver.id, { to: heir.id })).json();
    const third = await add();
    await admin({ method: 'PATCH', url: `/api/records/customer/${one.id}`, payload: { owner: third.id } });
    await admin({ method: 'PATCH', url: `/api/people/${report.id}`, payload: { manager: third.id } });
    await admin({ method: 'POST', url: `/api/records/customer/${other.id}/shares`, payload: { subject: `user:${leaver.id}`, can: ['read', 'update'] } });
    expect(await undo(operation)).toMatchObject({ kept: [{ object: 'customer', id: one.id, fields: ['owner'] }] });
    expect([await ownerOf('customer', one.id), await ownerOf('customer', two.id), (await person(report.id)).manager.id]).toEqual([
      third.id,
      leaver.id,
      third.id,
    ]);
    expect(await shareRows()).toMatchObject(
      [{ subject: `user:${leaver.id}`, can: ['read', 'update'] }, { subject: `user:${heir.id}` }].toSorted((a, b) => (a.subject < b.subject ? -1 : 1)),
    );
    await api.database.query(sql`delete from sys.share`);
  });

  it('leaves what a rule of the object keeps with its owner, tells of it, and does the rest', async () => {
    const [leaver, heir] = [await add(), await add()];
    const client = await api.as(leaver.email);
    const stuck = await create(client, 'customer', { name: 'Giữ', level: 'gold' });
    await create(client, 'customer', { name: 'Đi' });
    const object = documents.find((document) => document.kind === 'object' && document.name === 'customer');
    const put = async (document: unknown) => {
      const changes = [{ op: 'put', kind: 'object', name: 'customer', document }];
      expect((await admin({ method: 'POST', url: '/api/metadata/change-sets', payload: { changes, apply_if_safe: true } })).json().status).toBe('applied');
    };
    const message = { en: 'Gold stays.', vi: 'Khách vàng ở lại.' };
    await put({ ...object, validations: [{ name: 'gold', condition: `level != "gold" || owner != "${heir.id}"`, message }] });
    const answer = (await handOver(leaver.id, { to: heir.id, disable: true })).json();
    await put(object);
    expect(answer).toMatchObject({
      records: [{ object: 'customer', count: 1 }],
      refused: [{ object: 'customer', id: stuck.id, message: 'Khách vàng ở lại.' }],
      disabled: true,
    });
    expect(await ownerOf('customer', stuck.id)).toBe(leaver.id);
  });

  it('is told to other screens, as any write is', async () => {
    const [leaver, heir] = [await add(), await add()];
    const customer = await create(await api.as(leaver.email), 'customer', { name: 'A' });
    const heard: unknown[] = [];
    const stop = api.events.subscribe((event) => heard.push(event));
    await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ ids: [customer.id] })));
    const { operation } = (await handOver(leaver.id, { to: heir.id })).json();
    await vi.waitFor(() => expect(heard).toContainEqual(expect.objectContaining({ object: 'customer', ids: [customer.id], operation })));
    stop();
  });
});

describe('a hand-over that is refused', () => {
  it.each([
    ['to nobody', () => ({ to: nobody }), '/to'],
    ['of what has no owner', (heir: string) => ({ to: heir, objects: ['customer', 'user', 'planet'] }), '/objects/1'],
    ['to what is no id', () => ({ to: 'x' }), '/to'],
  ])('%s', async (_, payload, pointer) => {
    const [leaver, heir] = [await add(), await add()];
    const answer = await handOver(leaver.id, payload(heir.id));
    expect([answer.statusCode, answer.json().code, answer.json().issues[0].pointer]).toEqual([400, 'bad_request', pointer]);
  });

  it('to oneself, to somebody disabled, of nobody, by staff', async () => {
    const [leaver, gone] = [await add(), await add()];
    await admin({ method: 'PATCH', url: `/api/people/${gone.id}`, payload: { active: false } });
    const refusal = async (id: string, to: string, client = admin) => (await handOver(id, { to }, client)).json().code;
    expect([await refusal(leaver.id, leaver.id), await refusal(leaver.id, gone.id), await refusal(nobody, leaver.id)]).toEqual([
      'bad_request',
      'bad_request',
      'not_found',
    ]);
    expect(await refusal(leaver.id, gone.id, await api.as('staff@example.com'))).toBe('forbidden');
    // Whoever left may still be handed over from.
    expect((await handOver(gone.id, { to: leaver.id })).statusCode).toBe(200);
  });

  it('since the last administrator, or oneself, would be disabled: before anything is done', async () => {
    const self = (await api.identity.findUser('admin@example.com'))?.id ?? '';
    const heir = await add();
    await create(admin, 'customer', { name: 'Của admin' });
    expect((await handOver(self, { to: heir.id, disable: true })).json().code).toBe('forbidden');
    const system = { kind: 'system', reason: 'test', zone: 'UTC', locale: 'en' } as const;
    await expect(api.rights.people.handOver(system, self, { to: heir.id, disable: true })).rejects.toMatchObject({ code: 'last_administrator' });
    expect(await api.database.query(sql`select 1 from crm.customer where owner = ${heir.id}::uuid`)).toEqual([]);
    // Without disabling, one hands over what one has.
    expect((await handOver(self, { to: heir.id, objects: ['customer'] })).statusCode).toBe(200);
  });

  it('since another is under way', async () => {
    const [leaver, heir] = [await add(), await add()];
    await create(await api.as(leaver.email), 'customer', { name: 'A' });
    await api.database.transaction(async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(7246106)`);
      expect((await handOver(leaver.id, { to: heir.id })).json().code).toBe('busy');
    });
    const { operation } = (await handOver(leaver.id, { to: heir.id })).json();
    await api.database.transaction(async (tx) => {
      await tx.query(sql`select pg_advisory_xact_lock(7246106)`);
      expect((await undo(operation)).code).toBe('cannot_undo');
    });
  });

  it('to be undone by who is no administrator any more', async () => {
    const [leaver, heir, second] = [await add(), await add(), await add({ roles: ['admin'] })];
    await create(await api.as(leaver.email), 'customer', { name: 'A' });
    const client = await api.as(second.email);
    const { operation } = (await handOver(leaver.id, { to: heir.id }, client)).json();
    await admin({ method: 'PATCH', url: `/api/people/${second.id}`, payload: { roles: ['staff'] } });
    expect((await client({ method: 'POST', url: `/api/operations/${operation}/undo`, payload: {} })).json().code).toBe('forbidden');
  });
});
