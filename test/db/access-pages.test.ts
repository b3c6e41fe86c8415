import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import type { AccessOfPerson, AccessOfRecord } from '../../schemas/generated/api.ts';
import { type AccessWorld, openAccessWorld, type WorldPerson } from './access-world.ts';

let world: AccessWorld;

beforeAll(async () => {
  world = await openAccessWorld();
});

afterAll(() => world.api.close());

async function pageOf(person: WorldPerson): Promise<AccessOfPerson> {
  const { status, body } = await world.admin(`/api/access/people/${world.people[person]}`);
  expect([status, body]).toMatchObject([200, {}]);
  return body;
}

async function recordPage(object: string, id: string): Promise<AccessOfRecord> {
  const { status, body } = await world.admin(`/api/access/records/${object}/${id}`);
  expect([status, body]).toMatchObject([200, {}]);
  return body;
}

const objectOf = (page: AccessOfPerson, name: string) => page.objects.find(({ object }) => object === name);
const scopes = (page: AccessOfPerson, name: string) =>
  Object.fromEntries((objectOf(page, name)?.actions ?? []).filter(({ reach }) => reach !== 'none').map(({ action, scope }) => [action, scope.en]));

describe('GET /api/access/people/:id', () => {
  it('tells roles with where they come from, teams, territories and the manager', async () => {
    expect(await pageOf('Chi')).toMatchObject({
      person: { id: world.people.Chi, name: 'Chi' },
      admin: false,
      roles: [{ name: 'crew', label: { en: 'Crew', vi: 'Tổ viên' }, held: [{ via: 'team', team: { name: 'Leads' } }] }],
      teams: [{ name: 'Leads', lead: false }, { name: 'Retail' }],
      territories: [],
      manager: { name: 'Dũng' },
    });
    expect(await pageOf('Lan')).toMatchObject({
      roles: [
        { name: 'marketing', held: [{ via: 'self' }] },
        { name: 'sales', held: [{ via: 'self' }] },
      ],
      territories: [{ name: 'Q1' }],
      manager: null,
    });
  });

  it('tells of each action in which records, in both languages', async () => {
    expect(scopes(await pageOf('Bình'), 'customer')).toEqual({
      read: 'own records',
      create: 'own records',
      update: 'own records',
      delete: 'own records',
      list: 'own records',
    });
    expect(scopes(await pageOf('Lan'), 'customer')).toEqual({ read: 'all records', update: 'records in own territories (Q1)', list: 'all records' });
    expect(scopes(await pageOf('Hà'), 'customer')).toEqual({ read: 'all records', create: 'all records' });
    expect(scopes(await pageOf('Em'), 'customer')).toMatchObject({ read: 'own records or records shared with Em' });
    expect(scopes(await pageOf('Ngọc'), 'customer')).toEqual({
      read: "all records where [Status] == 'Active'",
      list: "all records where [Status] == 'Active'",
    });
    expect(scopes(await pageOf('An'), 'order')).toEqual({
      read: 'records whose Customer An can read',
      update: 'records whose Customer An can change',
      list: 'records whose Customer An can read',
    });
    const update = objectOf(await pageOf('Lan'), 'customer')?.actions.find(({ action }) => action === 'update');
    expect(update).toEqual({ action: 'update', reach: 'some', scope: { en: 'records in own territories (Q1)', vi: 'bản ghi trong địa bàn của mình (Q1)' } });
    expect(objectOf(await pageOf('Lan'), 'order')).toMatchObject({
      label: { vi: 'Đơn hàng' },
      actions: [{ action: 'read', reach: 'none' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
      fields: [],
    });
  });

  it('tells which fields are hidden, masked, shown in some records only, or not written', async () => {
    const fields = (page: AccessOfPerson, object: string) =>
      Object.fromEntries((objectOf(page, object)?.fields ?? []).map(({ field, read, write, elsewhere }) => [field, [read, write, elsewhere]]));
    expect(fields(await pageOf('An'), 'order')).toEqual({
      cost: ['hidden', 'none', null],
      gain: ['hidden', 'computed', null],
      margin: ['hidden', 'computed', null],
    });
    expect(fields(await pageOf('Kim'), 'customer')).toEqual({
      owner: ['all', 'none', null],
      name: ['all', 'none', null],
      status: ['all', 'none', null],
      phone: ['masked', 'none', null],
      secret: ['hidden', 'none', null],
      spent: ['hidden', 'computed', null],
    });
    expect(fields(await pageOf('Lan'), 'customer')).toEqual({
      phone: ['some', 'all', 'masked'],
      secret: ['some', 'all', 'hidden'],
      spent: ['hidden', 'computed', null],
    });
    expect(fields(await pageOf('Bình'), 'customer')).toEqual({
      owner: ['all', 'none', null],
      status: ['all', 'none', null],
      secret: ['all', 'none', null],
      spent: ['hidden', 'computed', null],
    });
  });

  it('is for administrators, about active people', async () => {
    expect((await world.as('Lan', `/api/access/people/${world.people.Lan}`)).body).toMatchObject({ status: 403, code: 'forbidden' });
    for (const id of [crypto.randomUUID(), 'nobody'])
      expect((await world.admin(`/api/access/people/${id}`)).body).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('GET /api/access/records/:object/:id', () => {
  it('tells who may do what with the record, and why', async () => {
    const page = await recordPage('customer', world.hoa);
    expect(page).toMatchObject({ object: 'customer', record: world.hoa, title: 'Hoa', left_out: 0 });
    expect(page.people.map(({ person, can }) => [person.name, can.join(' ')])).toEqual([
      ['Bình', 'read update delete'],
      ['Chi', 'read'],
      ['Dũng', 'read'],
      ['Em', 'read'],
      ['Hà', 'read'],
      ['Kim', 'read'],
      ['Lan', 'read update'],
      ['Ngọc', 'read'],
      ['The admin', 'read update delete share'],
      ['An', ''],
      ['Oanh', ''],
      ['The guest', ''],
      ['The staff', ''],
    ]);
    const of = (name: string) => page.people.find(({ person }) => person.name === name)?.reasons;
    expect(of('Lan')).toEqual([
      { action: 'read', text: { en: 'the role Marketing grants it for all records', vi: 'vai trò Tiếp thị cho phép với mọi bản ghi' } },
      {
        action: 'update',
        text: {
          en: 'the role Sales grants it in the territory Q1, where this record lies since 3 March 2026',
          vi: 'vai trò Bán hàng cho phép trong địa bàn Q1, nơi có bản ghi này từ ngày 3/3/2026',
        },
      },
    ]);
    expect(of('An')).toMatchObject([{ action: 'read', text: { en: 'the role Clerk grants it only for own records; this one belongs to Bình' } }]);
    expect(of('The admin')?.[3]).toEqual({
      action: 'share',
      text: { en: 'the role Administrator gives every right', vi: 'vai trò Quản trị viên có mọi quyền' },
    });
  });

  it('agrees with what each person finds', async () => {
    const { api, order } = world;
    for (const [object, id] of [
      ['customer', world.hoa],
      ['customer', world.mai],
      ['order', order],
    ] as const) {
      for (const { person, can } of (await recordPage(object, id)).people) {
        const actor = await api.identity.person(person.id ?? '');
        const found = actor && (await api.writer.get(actor, object, id).catch(() => undefined));
        expect([object, person.name, found !== undefined]).toEqual([object, person.name, can.includes('read')]);
      }
    }
  });

  it('looks at no more than five hundred people, and says how many were left out', async () => {
    const { api } = world;
    await api.database.query(
      sql`insert into sys."user" (email, name, password_hash) select 'many' || n || '@example.com', 'Zoe ' || lpad(n::text, 3, '0'), '' from generate_series(1, 520) as n`,
    );
    const page = await recordPage('customer', world.hoa);
    expect([page.people.length, page.left_out]).toEqual([500, 33]);
    await api.database.query(sql`delete from sys."user" where name like 'Zoe %'`);
  });

  it('is for administrators, about records that there are', async () => {
    expect((await world.as('Lan', `/api/access/records/customer/${world.hoa}`)).body).toMatchObject({ status: 403, code: 'forbidden' });
    for (const path of [`customer/${crypto.randomUUID()}`, `ghost/${world.hoa}`, 'customer/x'])
      expect((await world.admin(`/api/access/records/${path}`)).body).toMatchObject({ status: 404, code: 'not_found' });
  });
});
