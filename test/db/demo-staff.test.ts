import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../engine/sql/sql.ts';
import { makeStaff } from '../../runtime/demo/staff/make-staff.ts';
import { removeStaff } from '../../runtime/demo/staff/remove-staff.ts';
import type { RecipeDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

let shop: ShopDatabase;
let recipe: RecipeDocument;

beforeAll(async () => {
  shop = await openShop();
  recipe = shop.models.current().recipes.get('people') as RecipeDocument;
});

afterAll(() => shop.close());

async function person(email: string) {
  const found = await shop.identity.findUser(`${email}@special-gift.example`);
  const actor = found && (await shop.identity.person(found.id));
  if (!actor) throw new Error(`nobody has the address ${email}`);
  return actor;
}

describe('the people of the demo', () => {
  it('come into a shop that has customers, who then lie in the territories, and go again without a trace', async () => {
    const admin = await shop.person('admin', 'admin');
    const { results } = await shop.writer.write(admin, 'customer', [
      { op: 'create', values: { name: 'Khách cũ', address: { street: '1 Hàng Bài', province: 'Thành phố Hà Nội' } } },
    ]);
    const id = results[0]?.ok ? results[0].id : '';
    await makeStaff(shop, recipe);
    await shop.territories.refresh();
    await shop.placing.settled();
    expect(await shop.writer.get(await person('ha'), 'customer', id, ['name'])).toMatchObject({ name: { full: 'Khách cũ' } });
    expect(await shop.writer.get(await person('tram'), 'customer', id, ['name'])).toBeUndefined();
    // A team that somebody put beneath one of the demo stays, at the top.
    await shop.database.query(sql`insert into sys.team (name, parent) select 'Quầy lễ', id from sys.team where name = 'Cửa hàng Hà Nội'`);
    expect(await removeStaff(shop)).toEqual({ removed: 12, disabled: 0 });
    await shop.placing.settled();
    expect(await shop.database.query(sql`select name, parent from sys.team union all select name, parent from sys.territory`)).toEqual([
      { name: 'Quầy lễ', parent: null },
    ]);
    expect(await shop.database.query(sql`select _territories as places from crm.customer`)).toEqual([{ places: null }]);
    expect(await removeStaff(shop)).toBeUndefined();
  });

  it('are not made of a recipe that names what there is not', async () => {
    const broken: RecipeDocument = {
      ...recipe,
      people: [{ key: 'an', name: 'An', email: 'an@special-gift.example', roles: ['sales', 'pilot'], manager: 'nobody' }],
      teams: [{ name: 'A', parent: 'B', members: ['an', 'binh'], leads: ['chi'] }],
      territories: [
        { name: 'Nhà', members: [], rules: [{ object: 'order', condition: 'true' }] },
        { name: 'Xa', members: [], rules: [{ object: 'customer', condition: 'order_count > 3' }] },
      ],
    };
    const made = makeStaff(shop, broken);
    await expect(made).rejects.toMatchObject({ code: 'invalid_document' });
    const issues = await made.catch((error: { issues: { pointer: string }[] }) => error.issues.map(({ pointer }) => pointer));
    expect(issues).toEqual([
      '/people/0/roles',
      '/people/0/manager',
      '/teams/0/parent',
      '/teams/0/members',
      '/teams/0/leads',
      '/territories/0/rules/0',
      '/territories/1/rules/0',
    ]);
    expect(await shop.identity.findUser('an@special-gift.example')).toBeUndefined();
  });
});
