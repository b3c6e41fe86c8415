import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { ObjectModel } from '../../engine/metadata/model.ts';
import { placeAnew, placeByHand } from '../../engine/records/placing/place-records.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

let shop: ShopDatabase;
let admin: UserActor;
const people = new Map<string, string>();

function role(name: string, grants: RoleDocument['grants']): RoleDocument {
  return { kind: 'role', name, label: { en: name, vi: name }, grants };
}

/** The person as the next request would resolve them. */
async function actor(name: string): Promise<UserActor> {
  const found = await shop.identity.person(people.get(name) ?? '');
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

async function add(name: string, ...roles: string[]): Promise<string> {
  const { id } = await shop.person(name, ...roles);
  people.set(name, id);
  return id;
}

function customer(): ObjectModel {
  const object = shop.models.current().objects.get('customer');
  if (!object) throw new Error('no customer');
  return object;
}

async function insertId(statement: ReturnType<typeof sql>): Promise<string> {
  return String((await shop.database.query<{ id: string }>(statement))[0]?.id);
}

async function create(object: string, values: Record<string, unknown>): Promise<string> {
  const { results } = await shop.writer.write(admin, object, [{ op: 'create', values }]);
  return results[0]?.ok ? results[0].id : '';
}

const namesSeen = async (name: string) =>
  (await shop.writer.list(await actor(name), 'customer', { fields: ['name'], sort: ['name'] })).items.map((item) => (item.name as { full: string }).full);

beforeAll(async () => {
  shop = await openShop();
  await installDocuments(shop.changeSets, systemActor('test'), [
    role('of_team', [{ object: 'customer', actions: ['read', 'update'], rows: ['team'] }]),
    role('of_reports', [{ object: 'customer', actions: ['read'], rows: ['managed'] }]),
    role('of_land', [{ object: 'customer', actions: ['read', 'update', 'create'], rows: ['territory'] }]),
    role('of_shares', [{ object: 'customer', actions: ['read', 'update', 'delete'], rows: ['own', 'shared'] }]),
    role('of_parents', [
      { object: 'customer', actions: ['read'], rows: ['own'] },
      { object: 'deal', actions: ['read', 'update'], rows: ['inherit:customer'] },
    ]),
    role('masked', [{ object: 'customer', actions: ['read'], rows: 'all', mask: ['phone'] }]),
    role('notes_own', [
      { object: 'customer', actions: ['read', 'update'], rows: 'all', write: ['occupation'] },
      { object: 'customer', actions: ['read', 'update'], rows: ['own'], write: ['notes', 'owner'] },
    ]),
    role('sees_cost', [
      { object: 'product', actions: ['read'], rows: ['own'] },
      { object: 'product', actions: ['read'], rows: 'all', hide: ['cost'] },
      { object: 'combo', actions: ['read'], rows: 'all' },
      { object: 'combo_item', actions: ['read'], rows: 'all' },
    ]),
    role('retypes', [
      { object: 'customer', actions: ['read', 'update'], rows: 'all', read: ['name', 'phone'], mask: ['phone'], write: ['phone', 'occupation'] },
    ]),
    role('finds_only', [
      { object: 'customer', actions: ['read', 'create'], rows: 'all', list: false },
      { object: 'deal', actions: ['read', 'create'], rows: ['inherit:customer'] },
    ]),
  ]);
  admin = await shop.person('admin', 'admin');
  for (const name of ['an', 'binh', 'chi']) await add(name);
});

afterAll(() => shop.close());

describe('a team', () => {
  it('sees what is owned in it and beneath it, from the next request on', async () => {
    const above = await insertId(sql`insert into sys.team (name) values ('Sales') returning id::text as id`);
    const beneath = await insertId(sql`insert into sys.team (name, parent) values ('Retail', ${above}::uuid) returning id::text as id`);
    const lead = await add('lead', 'of_team');
    const clerk = await add('clerk', 'of_team');
    await shop.database.query(sql`insert into sys.team_member (team, user_id) values (${above}::uuid, ${lead}::uuid), (${beneath}::uuid, ${clerk}::uuid)`);
    await create('customer', { name: 'Của Lead', owner: lead });
    await create('customer', { name: 'Của Clerk', owner: clerk });
    await create('customer', { name: 'Của An', owner: people.get('an') });
    expect(await namesSeen('lead')).toEqual(['Của Clerk', 'Của Lead']);
    expect(await namesSeen('clerk')).toEqual(['Của Clerk']);
    await shop.database.query(sql`delete from sys.team_member where user_id = ${lead}::uuid`);
    expect(await namesSeen('lead')).toEqual([]);
  });

  it('is given a role that only its members have', async () => {
    const pilot = await insertId(sql`insert into sys.team (name) values ('Pilot') returning id::text as id`);
    await shop.database.query(sql`insert into sys.team_role (team, role) values (${pilot}::uuid, 'masked')`);
    await add('tester');
    expect((await actor('tester')).roles).toEqual([]);
    await shop.database.query(sql`insert into sys.team_member (team, user_id) values (${pilot}::uuid, ${people.get('tester')}::uuid)`);
    expect((await actor('tester')).roles).toEqual(['masked']);
  });
});

describe('a manager', () => {
  it('sees what is owned by reports through three levels', async () => {
    let above = await add('m0', 'of_reports');
    for (const name of ['m1', 'm2', 'm3', 'm4']) {
      const id = await add(name);
      await shop.database.query(sql`update sys."user" set manager = ${above}::uuid where id = ${id}::uuid`);
      await create('customer', { name: `Khách ${name}`, owner: id });
      above = id;
    }
    expect(await namesSeen('m0')).toEqual(['Khách m1', 'Khách m2', 'Khách m3']);
  });
});

describe('a territory', () => {
  it('holds records by rule, as they are written, and by hand', async () => {
    const city = await insertId(sql`insert into sys.territory (name) values ('Ha Noi') returning id::text as id`);
    const ward = await insertId(sql`insert into sys.territory (name, parent) values ('Hoan Kiem', ${city}::uuid) returning id::text as id`);
    await shop.database.query(
      sql`insert into sys.territory_rule (territory, object, condition) values (${ward}::uuid, 'customer', 'occupation == "Hoàn Kiếm"')`,
    );
    await shop.territories.refresh();
    const rep = await add('rep', 'of_land');
    await shop.database.query(sql`insert into sys.territory_member (territory, user_id) values (${city}::uuid, ${rep}::uuid)`);
    const inside = await create('customer', { name: 'Trong', occupation: 'Hoàn Kiếm' });
    const outside = await create('customer', { name: 'Ngoài', occupation: 'Huế' });
    expect(await namesSeen('rep')).toEqual(['Trong']);
    // A record may not be moved out of one's rights, nor be made outside of them.
    const writer = await actor('rep');
    await expect(shop.writer.write(writer, 'customer', [{ op: 'update', id: inside, values: { occupation: 'Huế' } }])).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(shop.writer.write(writer, 'customer', [{ op: 'create', values: { name: 'Mới' } }])).rejects.toMatchObject({ code: 'forbidden' });
    await shop.writer.write(writer, 'customer', [{ op: 'create', values: { name: 'Mới', occupation: 'Hoàn Kiếm' } }]);
    expect(await namesSeen('rep')).toEqual(['Mới', 'Trong']);
    await shop.writer.write(admin, 'customer', [{ op: 'update', id: inside, values: { occupation: 'Huế' } }]);
    const hand = (inside: boolean) => shop.database.transaction((tx) => placeByHand(tx, customer(), { record: outside, territory: ward, inside }, new Date()));
    await hand(true);
    expect(await namesSeen('rep')).toEqual(['Mới', 'Ngoài']);
    // A place by hand outlives writes that the rule judges.
    await shop.writer.write(admin, 'customer', [{ op: 'update', id: outside, values: { occupation: 'Đà Nẵng' } }]);
    expect(await namesSeen('rep')).toEqual(['Mới', 'Ngoài']);
    await shop.database.query(sql`update sys.territory_rule set condition = 'occupation == "Huế"'`);
    await shop.territories.refresh();
    const rules = shop.territories.rulesFor(shop.models.current(), customer());
    await shop.database.transaction((tx) => placeAnew(tx, { model: shop.models.current(), object: customer(), rules }, sql`true`, new Date()));
    expect(await namesSeen('rep')).toEqual(['Ngoài', 'Trong']);
    expect(await shop.database.query(sql`select record::text as record, manual from sys.territory_record order by manual`)).toEqual([
      { record: inside, manual: false },
      { record: outside, manual: true },
    ]);
    await hand(false);
    expect(await namesSeen('rep')).toEqual(['Trong']);
  });
});

describe('a share', () => {
  it('opens one record for what it says, until it ends', async () => {
    const friend = await add('friend', 'of_shares');
    const record = await create('customer', { name: 'Chung', owner: people.get('chi') });
    const share = (can: string[], until: string | null) =>
      shop.database.query(sql`insert into sys.share (object, record, subject, can, expires_at) values ('customer', ${record}::uuid, ${`user:${friend}`}, ${can}, ${until}::timestamptz)
        on conflict (object, record, subject) do update set can = excluded.can, expires_at = excluded.expires_at`);
    const rename = async () =>
      shop.writer.write(await actor('friend'), 'customer', [{ op: 'update', id: record, values: { occupation: crypto.randomUUID() } }]);
    await share(['read'], null);
    expect(await namesSeen('friend')).toEqual(['Chung']);
    await expect(rename()).rejects.toMatchObject({ code: 'forbidden' });
    await share(['read', 'update'], null);
    await rename();
    await share(['read', 'update'], '2020-01-01T00:00:00Z');
    expect(await namesSeen('friend')).toEqual([]);
    await expect(rename()).rejects.toMatchObject({ code: 'not_found' });
  });

  it('by rule opens what meets its condition, for a role', async () => {
    await add('colleague', 'of_shares');
    await create('customer', { name: 'Hoa', occupation: 'Florist', owner: people.get('an') });
    await shop.database.query(
      sql`insert into sys.share_rule (object, condition, subject, can) values ('customer', 'occupation == "Florist"', 'role:of_shares', '{read}')`,
    );
    expect(await namesSeen('colleague')).toEqual(['Hoa']);
    await shop.database.query(sql`delete from sys.share_rule`);
    expect(await namesSeen('colleague')).toEqual([]);
  });
});

describe('what belongs to a record', () => {
  it('is read where the record is read', async () => {
    const heir = await add('heir', 'of_parents');
    const mine = await create('customer', { name: 'Của tôi', owner: heir });
    const theirs = await create('customer', { name: 'Của họ', owner: people.get('an') });
    const [seen] = [await create('deal', { name: 'Thấy', customer: mine }), await create('deal', { name: 'Không', customer: theirs })];
    const { items } = await shop.writer.list(await actor('heir'), 'deal', { fields: ['name'] });
    expect(items.map((item) => item.id)).toEqual([seen]);
    // Reading the customer is not updating it, so neither is its deal updated.
    await expect(shop.writer.write(await actor('heir'), 'deal', [{ op: 'update', id: seen, values: { name: 'Đổi' } }])).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('a masked field', () => {
  it('is named, not shown; counts as hidden for whatever asks after it; and is revealed one by one', async () => {
    await add('marketer', 'masked');
    const reader = await actor('marketer');
    const id = await create('customer', { name: 'Kín', phone: '0933333333' });
    const record = await shop.writer.get(reader, 'customer', id, ['name', 'phone']);
    expect(record).toMatchObject({ _masked: ['phone'] });
    expect(record).not.toHaveProperty('phone');
    await expect(shop.writer.list(reader, 'customer', { filter: 'phone == "+84933333333"' })).rejects.toMatchObject({ code: 'bad_expression' });
    await expect(shop.writer.list(reader, 'customer', { sort: ['phone'] })).rejects.toMatchObject({ code: 'unknown_field' });
    expect((await shop.writer.list(reader, 'customer', { search: '933333333' })).items).toEqual([]);
    expect(await shop.writer.findByPhone(reader, '933333333')).toEqual([]);
    expect(await shop.writer.reveal(reader, 'customer', id, 'phone')).toMatchObject({ value: { number: '+84933333333' } });
  });
});

describe('a field that is written without being shown', () => {
  it('is written where the grant names it, and stays unseen', async () => {
    await add('typist', 'retypes');
    const writer = await actor('typist');
    const id = await create('customer', { name: 'Mù', phone: '0955555555', occupation: 'Thợ' });
    await shop.writer.write(writer, 'customer', [{ op: 'update', id, values: { phone: '0966666666', occupation: 'Thầy' } }]);
    expect(await shop.writer.get(admin, 'customer', id, ['phone', 'occupation'])).toMatchObject({ phone: { number: '+84966666666' }, occupation: 'Thầy' });
    expect(await shop.writer.get(writer, 'customer', id)).not.toHaveProperty('occupation');
    await expect(shop.writer.write(writer, 'customer', [{ op: 'update', id, values: { name: 'Tên' } }])).rejects.toMatchObject({ code: 'invalid_record' });
  });
});

describe('a grant without lists', () => {
  it('opens a record by id and by phone, and nothing that goes over many', async () => {
    await add('receptionist', 'finds_only');
    const reader = await actor('receptionist');
    const id = await create('customer', { name: 'Gọi Đến', phone: '0944444444' });
    expect(await shop.writer.get(reader, 'customer', id, ['phone'])).toMatchObject({ phone: { number: '+84944444444' } });
    expect((await shop.writer.findByPhone(reader, '944444444')).map((hit) => hit.id)).toEqual([id]);
    await expect(shop.writer.list(reader, 'customer', {})).rejects.toMatchObject({ code: 'not_found' });
    await expect(shop.writer.aggregate(reader, 'customer', { measures: [{ fn: 'count', as: 'n' }] })).rejects.toMatchObject({ code: 'not_found' });
    expect(await shop.writer.search(reader, 'Gọi Đến')).toEqual([]);
    // Nor can what inherits from the record be used to go over many.
    const deal = await create('deal', { name: 'Của khách gọi đến', customer: id });
    expect(await shop.writer.get(reader, 'deal', deal, ['name'])).toMatchObject({ name: 'Của khách gọi đến' });
    await expect(shop.writer.list(reader, 'deal', {})).resolves.toMatchObject({ items: [] });
  });
});

describe('a field that may be written in some rows only', () => {
  it('is judged on the record as it was and as it is, apart from what else may be written', async () => {
    const clerk = await add('writer', 'notes_own');
    const writer = await actor('writer');
    const mine = await create('customer', { name: 'Của mình', owner: clerk });
    const theirs = await create('customer', { name: 'Của người', owner: people.get('an') });
    const write = (id: string, values: Record<string, unknown>) => shop.writer.write(writer, 'customer', [{ op: 'update', id, values }]);
    await write(theirs, { occupation: 'Florist' });
    await write(mine, { notes: 'thích quế' });
    await expect(write(theirs, { notes: 'lén' })).rejects.toMatchObject({ code: 'forbidden', issues: [{ pointer: '/notes' }] });
    // Giving the record away takes it out of the rows in which notes may be written.
    await expect(write(mine, { notes: 'lần cuối', owner: people.get('an') })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await shop.writer.get(admin, 'customer', mine, ['notes', 'owner'])).toMatchObject({ notes: 'thích quế', owner: { id: clerk } });
    expect(await shop.writer.get(admin, 'customer', theirs, ['notes', 'occupation'])).toMatchObject({ notes: null, occupation: 'Florist' });
  });
});

describe('a formula over a link', () => {
  it('is hidden where what it reads behind the link is hidden', async () => {
    const buyer = await add('buyer', 'sees_cost');
    const reader = await actor('buyer');
    const mine = await create('product', { code: 'M1', name: 'Nến', price: '100', cost: '40', owner: buyer });
    const theirs = await create('product', { code: 'T1', name: 'Đế', price: '80', cost: '30', owner: people.get('an') });
    const combo = await create('combo', {
      code: 'C1',
      name: 'Hộp',
      price: '150',
      items: [
        { product: mine, quantity: 2 },
        { product: theirs, quantity: 1 },
      ],
    });
    const { items } = await shop.writer.list(reader, 'combo_item', { fields: ['product', 'line_cost'], filter: `combo == "${combo}"`, sort: ['position'] });
    const [first, second] = items;
    expect(first).toMatchObject({ line_cost: { amount: '80' } });
    expect(second).toMatchObject({ _hidden: ['line_cost'] });
    expect(second).not.toHaveProperty('line_cost');
    expect((await shop.writer.list(reader, 'combo_item', { filter: 'NOT(line_cost > 1000)' })).items.map(({ id }) => id)).toEqual([first?.id]);
    expect(await shop.writer.aggregate(reader, 'combo_item', { measures: [{ fn: 'sum', field: 'line_cost', as: 'cost' }] })).toMatchObject({
      rows: [{ cost: { amount: '80' } }],
      hidden: ['cost'],
    });
  });
});
