import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { createIdentity } from '../../engine/identity/identity.ts';
import { sql } from '../../engine/sql/sql.ts';
import { demoPeople } from '../../runtime/demo/staff/demo-people.ts';
import { runCommand } from '../../runtime/main/cli/run-command.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

const actor = systemActor('test');
let shop: ShopDatabase;

beforeAll(async () => {
  shop = await openShop();
  await createIdentity(shop.database, () => new Date()).createUser({ email: 'admin@trellis.local', name: 'Admin', roles: ['admin'] });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => shop.close());

async function demo(...words: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const out = vi.spyOn(console, 'log').mockReturnValue();
  out.mockClear();
  const code = await runCommand(['demo', ...words], { DATABASE_URL: shop.url });
  return { code, said: out.mock.calls.flat().join('\n') };
}

const people = async () =>
  (
    await shop.database.query<{
      person: string;
    }>(sql`select u.email || coalesce(' ' || (select string_agg(role, '+') from sys.user_role where user_id = u.id), '')
      || case when u.active then '' else ' disabled' end as person from sys."user" as u where email like '%@special-gift.example' order by 1`)
  ).map(({ person }) => person);
const groups = async () =>
  (
    await shop.database.query<{ name: string; people: string }>(sql`select t.name, string_agg(split_part(u.email, '@', 1), ' ' order by u.email) as people
      from (select name, id, 'team' as kind from sys.team union all select name, id, 'territory' from sys.territory) as t
      left join (select team as id, user_id from sys.team_member union all select territory, user_id from sys.territory_member) as m on m.id = t.id
      left join sys."user" as u on u.id = m.user_id group by t.name order by t.name`)
  ).map(({ name, people: members }) => `${name}: ${members}`);
const customers = async () => Number((await shop.writer.aggregate(actor, 'customer', { measures: [{ fn: 'count', as: 'n' }] })).rows[0]?.n);

describe('trellis demo', () => {
  it('fills in, refuses to do it twice, removes, and fills in again', async () => {
    expect((await demo('generate', '--scale', '0.01')).code).toBe(0);
    const filled = await customers();
    expect(filled).toBeGreaterThanOrEqual(20);
    expect(await demo('generate', '--scale', '0.01')).toEqual({ code: 1, said: 'there are sample records already; "demo remove" takes them away' });
    expect((await demo('remove')).said).toMatch(/^\d+ records removed or put back, 0 kept/m);
    expect(await customers()).toBe(0);
    expect((await demo('generate', '--scale', '0.01')).code).toBe(0);
    expect(await customers()).toBeGreaterThanOrEqual(20);
    expect((await demo('remove')).code).toBe(0);
    expect(await customers()).toBe(0);
    expect(await demo('remove')).toEqual({ code: 0, said: 'there are no sample records' });
  });

  it('makes people, teams and territories with the records; removes them, and disables those whom history names', async () => {
    expect((await demo('generate', '--scale', '0.1')).code).toBe(0);
    expect(await people()).toEqual([
      'bao@special-gift.example sales_manager',
      'chau@special-gift.example owner',
      'ducanh@special-gift.example sales',
      'ha@special-gift.example sales',
      'huy@special-gift.example sales',
      'linh@special-gift.example receptionist',
      'mai@special-gift.example service',
      'nam@special-gift.example warehouse',
      'thao@special-gift.example marketing',
      'tram@special-gift.example sales',
      'tuan@special-gift.example delivery',
      'yen@special-gift.example accountant',
    ]);
    // The names that the sign-in page offers, in the order of the recipe.
    const offered = (await demoPeople(shop.database)).map(({ name, teams }) => [name, ...teams].join(', '));
    expect(offered.slice(0, 3)).toEqual(['Nguyễn Minh Châu', 'Trần Quốc Bảo, Cửa hàng Hà Nội', 'Lê Thu Hà, Cửa hàng Hà Nội']);
    expect(offered).toHaveLength(12);
    expect(await groups()).toEqual([
      'Cửa hàng Hà Nội: bao ducanh ha linh mai',
      'Cửa hàng TP.HCM: huy nam tram tuan',
      'Miền Bắc: ha',
      'Miền Nam: tram',
      'Miền Trung: ducanh',
    ]);
    expect((await demo('remove')).said).toMatch(/\n1 sample people removed, 11 disabled since history names them$/);
    // All but the owner, to whom no record was given.
    expect(await people()).toEqual([
      'bao@special-gift.example disabled',
      'ducanh@special-gift.example disabled',
      'ha@special-gift.example disabled',
      'huy@special-gift.example disabled',
      'linh@special-gift.example disabled',
      'mai@special-gift.example disabled',
      'nam@special-gift.example disabled',
      'thao@special-gift.example disabled',
      'tram@special-gift.example disabled',
      'tuan@special-gift.example disabled',
      'yen@special-gift.example disabled',
    ]);
    expect(await groups()).toEqual([]);
    expect(await demoPeople(shop.database)).toEqual([]);
    // They come back as the same people.
    const before = await shop.database.query(sql`select id from sys."user" where email = 'ha@special-gift.example'`);
    expect((await demo('generate', '--scale', '0.01')).code).toBe(0);
    expect(await shop.database.query(sql`select id from sys."user" where email = 'ha@special-gift.example'`)).toEqual(before);
    expect(await people()).toHaveLength(12);
    // Whoever takes the records back has no demo any more.
    const operation = await shop.database.query<{ id: string }>(sql`select id::text as id from sys.operation where kind = 'demo' and undone_by is null`);
    await shop.writer.undo(actor, operation[0]?.id ?? '');
    expect(await demoPeople(shop.database)).toEqual([]);
    expect((await demo('remove')).said).toMatch(/^there are no sample records\n\d+ sample people removed/);
    expect(await demo('remove')).toEqual({ code: 0, said: 'there are no sample records' });
  });

  it('takes nobody for one of its people whom it did not make', async () => {
    await shop.database.query(sql`delete from sys.setting where key = 'demo_people'`);
    const { id } = await createIdentity(shop.database, () => new Date()).createUser({ email: 'CHAU@special-gift.example', name: 'Somebody', roles: ['guest'] });
    const error = vi.spyOn(console, 'error').mockReturnValue();
    expect((await demo('generate', '--scale', '0.01')).code).toBe(1);
    expect(error.mock.calls.flat().join('\n')).toContain('Somebody has the e-mail address chau@special-gift.example');
    expect(await groups()).toEqual([]);
    expect(
      await shop.database.query(sql`select u.name, r.role from sys."user" as u join sys.user_role as r on r.user_id = u.id where u.id = ${id}::uuid`),
    ).toEqual([{ name: 'Somebody', role: 'guest' }]);
  });
});
