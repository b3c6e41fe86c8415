import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { RoleDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

let shop: ShopDatabase;
let admin: UserActor;
/** Reads own customers whole. */
let own: UserActor;
/** Reads the names of all customers and nothing else of them. */
let names: UserActor;
/** Holds both roles. */
let both: UserActor;
/** Reads and writes women's records only. */
let women: UserActor;
let mine: string;
let theirs: string;

function role(name: string, grants: RoleDocument['grants']): RoleDocument {
  return { kind: 'role', name, label: { en: name, vi: name }, grants };
}

beforeAll(async () => {
  shop = await openShop();
  await installDocuments(shop.changeSets, systemActor('test'), [
    role('own_customers', [{ object: 'customer', actions: ['read', 'update', 'create'], rows: 'own' }]),
    role('customer_names', [{ object: 'customer', actions: ['read'], rows: 'all', read: ['name'] }]),
    role('women_only', [{ object: 'customer', actions: ['read', 'update', 'create'], rows: 'all', condition: 'gender == "female"' }]),
  ]);
  admin = await shop.person('admin', 'admin');
  own = await shop.person('own', 'own_customers');
  names = await shop.person('names', 'customer_names');
  both = await shop.person('both', 'own_customers', 'customer_names');
  women = await shop.person('women', 'women_only');
  const { results } = await shop.writer.write(admin, 'customer', [
    { op: 'create', values: { name: 'Của Tôi', phone: '0911111111', gender: 'female', owner: both.id } },
    { op: 'create', values: { name: 'Của Họ', phone: '0922222222', gender: 'male', owner: admin.id } },
  ]);
  [mine = '', theirs = ''] = results.map((result) => (result.ok ? result.id : ''));
});

afterAll(() => shop.close());

const idsOf = async (actor: UserActor, filter?: string) =>
  (await shop.writer.list(actor, 'customer', { filter, fields: ['name'], sort: ['name'] })).items.map((item) => item.id);

describe('rights', () => {
  it('hide records outside the row rule as if they did not exist', async () => {
    expect(await idsOf(own)).toEqual([]);
    expect(await shop.writer.get(own, 'customer', theirs)).toBeUndefined();
    await expect(shop.writer.write(own, 'customer', [{ op: 'update', id: theirs, values: { gender: 'female' } }])).rejects.toMatchObject({ code: 'not_found' });
  });

  it('answer a forbidden field like an unknown one', async () => {
    for (const field of ['phone', 'nonsense']) {
      await expect(shop.writer.list(names, 'customer', { fields: [field] })).rejects.toMatchObject({ code: 'unknown_field' });
      await expect(shop.writer.list(names, 'customer', { filter: `ISBLANK(${field})` })).rejects.toMatchObject({ code: 'bad_expression' });
      await expect(shop.writer.list(names, 'customer', { sort: [field] })).rejects.toMatchObject({ code: 'unknown_field' });
      await expect(shop.writer.aggregate(names, 'customer', { measures: [{ fn: 'max', field, as: 'x' }] })).rejects.toMatchObject({ code: 'unknown_field' });
    }
  });

  it('join two roles cell by cell: neither reveals what it alone would not', async () => {
    const { items } = await shop.writer.list(both, 'customer', { fields: ['name', 'phone'], sort: ['-name'] });
    const byId = new Map(items.map((item) => [item.id, item]));
    expect(byId.get(mine)).toMatchObject({ name: { full: 'Của Tôi' }, phone: { number: '+84911111111' } });
    expect(byId.get(theirs)).toMatchObject({ name: { full: 'Của Họ' }, _hidden: ['phone'] });
    expect(byId.get(theirs)).not.toHaveProperty('phone');
  });

  it('make a condition on a hidden cell unknown, even under NOT and ISBLANK', async () => {
    for (const filter of ['ISBLANK(phone)', 'NOT(ISBLANK(phone))', 'phone != "+84911111111"', 'NOT(phone == "+84922222222")'])
      expect(await idsOf(both, filter)).not.toContain(theirs);
    expect(await idsOf(both, 'phone == "+84922222222"')).toEqual([]);
    expect(await idsOf(both, 'phone == "+84911111111"')).toEqual([mine]);
  });

  it('skip hidden cells in totals and say so, and keep search and phone look-up blind to them', async () => {
    expect(await shop.writer.aggregate(both, 'customer', { measures: [{ fn: 'count', field: 'phone', as: 'n' }] })).toEqual({
      rows: [{ n: 1 }],
      hidden: ['n'],
    });
    expect((await shop.writer.list(both, 'customer', { search: '922222222' })).items).toEqual([]);
    expect(await shop.writer.findByPhone(both, '922222222')).toEqual([]);
    expect((await shop.writer.findByPhone(both, '911111111')).map((hit) => hit.id)).toEqual([mine]);
  });

  it('judge a write on the record before and after', async () => {
    await expect(shop.writer.write(women, 'customer', [{ op: 'update', id: mine, values: { gender: 'male' } }])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(shop.writer.write(women, 'customer', [{ op: 'create', values: { name: 'Ông', gender: 'male' } }])).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await shop.writer.get(admin, 'customer', mine, ['gender'])).toMatchObject({ version: 1, gender: 'female' });
  });

  it('keep apart what may be written when a record is made and what may be written later', async () => {
    const birth: RoleDocument['grants'] = [
      { object: 'customer', actions: ['create'], rows: 'all', write: ['name', 'gender'] },
      { object: 'customer', actions: ['read', 'update'], rows: 'all', read: ['name', 'gender', 'phone'], write: ['phone'] },
    ];
    await installDocuments(shop.changeSets, systemActor('test'), [role('birth_and_phone', birth)]);
    const clerk = await shop.person('clerk', 'birth_and_phone');
    const { results } = await shop.writer.write(clerk, 'customer', [{ op: 'create', values: { name: 'Bé', gender: 'female' } }]);
    const [made] = results.map((result) => (result.ok ? result.id : ''));
    await expect(shop.writer.write(clerk, 'customer', [{ op: 'update', id: String(made), values: { gender: 'male' } }])).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(shop.writer.write(clerk, 'customer', [{ op: 'create', values: { name: 'Bé', phone: '0933333333' } }])).rejects.toMatchObject({
      code: 'forbidden',
    });
    await shop.writer.write(clerk, 'customer', [{ op: 'update', id: String(made), values: { phone: '0933333333' } }]);
    expect(await shop.writer.get(admin, 'customer', String(made), ['gender', 'phone'])).toMatchObject({ gender: 'female', phone: { number: '+84933333333' } });
  });

  it('tell that a record changed, not what, where no stored field of it is shown', async () => {
    await installDocuments(shop.changeSets, systemActor('test'), [
      role('versions', [{ object: 'customer', actions: ['read'], rows: 'all', read: ['created_at'] }]),
    ]);
    const clerk = await shop.person('versions', 'versions');
    const [entry] = await shop.writer.history(clerk, 'customer', mine, {});
    expect(entry).toMatchObject({ version: 1, kind: 'create', actor: { id: null }, changes: [] });
  });

  it('refuse what a role does not grant', async () => {
    await expect(shop.writer.write(names, 'customer', [{ op: 'update', id: mine, values: { name: 'X' } }])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(shop.writer.write(names, 'customer', [{ op: 'create', values: { name: 'X' } }])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(shop.writer.list(names, 'order', {})).rejects.toMatchObject({ code: 'not_found' });
  });

  it('show colleagues by name only', async () => {
    const { items } = await shop.writer.list(names, 'user', { fields: ['name'], sort: ['name'], limit: 1 });
    expect(items[0]).toMatchObject({ name: 'admin' });
    await expect(shop.writer.list(names, 'user', { fields: ['email'] })).rejects.toMatchObject({ code: 'unknown_field' });
  });

  it('let nobody take back what they could not do today', async () => {
    const former = await shop.person('former', 'own_customers');
    const made = await shop.writer.write(former, 'customer', [{ op: 'create', values: { name: 'Khách Cũ', phone: '0933333333', owner: former.id } }]);
    const id = made.results[0]?.ok ? made.results[0].id : '';
    const edited = await shop.writer.write(former, 'customer', [{ op: 'update', id, values: { phone: '0944444444' } }]);
    const phone = async () => (await shop.writer.get(admin, 'customer', id, ['phone']))?.phone;
    const now = await phone();
    const demoted = { ...former, roles: ['customer_names'] };
    await expect(shop.writer.undo(demoted, edited.operation)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(shop.writer.undo(demoted, made.operation)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await phone()).toEqual(now);
    await shop.writer.undo(former, edited.operation);
    expect(await phone()).not.toEqual(now);
    // No right to delete is needed to take back one's own creation.
    expect(await shop.writer.undo(former, made.operation)).toMatchObject({ undone: 0, kept: [{ object: 'customer', id }] });
    const again = await shop.writer.write(former, 'customer', [{ op: 'create', values: { name: 'Khách Nhầm', owner: former.id } }]);
    expect(await shop.writer.undo(former, again.operation)).toMatchObject({ undone: 1, kept: [] });
  });
});
