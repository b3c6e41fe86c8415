import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { dropExpired } from '../../engine/changes/drop-expired.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { noRights } from '../../engine/identity/actor-rights.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { sql } from '../../engine/sql/sql.ts';
import { actor, type OpenedChanges, openChanges, put, remove } from './changes-open.ts';
import { fieldOf, objectOf, shop } from './changes-shop.ts';
import { driftOf } from './changes-snapshot.ts';

const layout: MetadataDocument = {
  kind: 'layout',
  name: 'order_page',
  object: 'order',
  label: { en: 'Order', vi: 'Đơn' },
  sections: [{ label: { en: 'Main', vi: 'Chính' }, fields: ['name', 'customer'] }],
};
const app: MetadataDocument = {
  kind: 'app',
  name: 'shop',
  label: { en: 'Shop', vi: 'Cửa hàng' },
  groups: [{ items: [{ object: 'customer' }, { object: 'order' }] }],
};
const admin: MetadataDocument = { kind: 'role', name: 'admin', label: { en: 'Admin', vi: 'Quản trị' }, admin: true, grants: [] };
const staff: MetadataDocument = {
  kind: 'role',
  name: 'staff',
  label: { en: 'Staff', vi: 'Nhân viên' },
  grants: [{ object: 'order', actions: ['read'], rows: 'all', hide: ['total'] }],
};

let opened: OpenedChanges;

beforeEach(async () => {
  opened = await openChanges();
  await installDocuments(opened.changeSets, actor, [...shop, layout, app, admin, staff], 'Shop');
  await opened.database.query(sql`insert into crm.customer (id, name, created_at, updated_at) values (uuidv7(), 'Hoa', now(), now())`);
  await opened.database.query(
    sql`insert into crm.order (id, name, customer, created_at, updated_at) select uuidv7(), 'Đơn 1', id, now(), now() from crm.customer`,
  );
});

afterEach(() => opened.close());

const tables = async () =>
  (
    await opened.database.query<{ table: string }>(
      sql`select schemaname || '.' || tablename as table from pg_tables where schemaname in ('crm', 'past') order by 1`,
    )
  ).map(({ table }) => table);

describe('an object', () => {
  it('is not deleted while others refer to it', async () => {
    await expect(opened.change(remove('object', 'customer'))).rejects.toMatchObject({
      issues: [
        { pointer: '/field/order.customer/options/object', code: 'in_use' },
        { pointer: '/field/order.others/options/object', code: 'in_use' },
        { pointer: '/app/shop/groups/0/items/0/object', code: 'in_use' },
      ],
    });
  });

  it('goes with its fields, layouts and views, and all of it comes back', async () => {
    const { changeSets, models, database } = opened;
    const without = { ...app, groups: [{ items: [{ object: 'customer' }] }] };
    const { id } = await changeSets.create(actor, { title: 'No orders', changes: [remove('object', 'order'), put(without), put({ ...staff, grants: [] })] });
    const { plan } = await changeSets.plan(actor, id);
    expect(plan).toMatchObject({ risk: 'dangerous', issues: [], objects: [{ object: 'order', rows: 1 }] });
    expect(plan?.story.map(({ en }) => en)).toEqual([
      'Deletes the object order (order). Its data is kept for 30 days and comes back with a roll back.',
      'Deletes the field name (order.name). Its data is kept for 30 days and comes back with a roll back.',
      'Deletes the field customer (order.customer). Its data is kept for 30 days and comes back with a roll back.',
      'Deletes the field total (order.total). Its data is kept for 30 days and comes back with a roll back.',
      'Deletes the field others (order.others). Its data is kept for 30 days and comes back with a roll back.',
      'Changes the app Shop (shop): groups.',
      'Changes the role Staff (staff): grants.',
      'Deletes the layout Order (order_page).',
    ]);
    await changeSets.apply(actor, id);
    expect([...models.current().objects.keys()]).toEqual(['customer', 'user']);
    expect(models.current().layouts.size).toBe(0);
    await database.query(sql`delete from crm.customer`);
    await expect(opened.change(put(objectOf('order')))).rejects.toMatchObject({ issues: [{ code: 'name_retired' }] });
    const [customer] = await database.query<{ customer: string }>(sql`select customer from crm.order`);
    await database.query(sql`insert into crm.customer (id, name, created_at, updated_at) values (${customer?.customer}::uuid, 'Hoa', now(), now())`);
    await changeSets.rollBack(actor, id);
    expect(models.current().layouts.has('order_page')).toBe(true);
    expect(await driftOf(database, models.current())).toEqual([]);
    await expect(database.query(sql`delete from crm.customer`)).rejects.toMatchObject({ code: '23503' });
  });

  it('loses its data for good only after thirty days', async () => {
    const { database, changeSets } = opened;
    const { id } = await opened.change(
      remove('object', 'order'),
      remove('app', 'shop'),
      put({ ...staff, grants: [] }),
      remove('field', 'customer.city'),
      put(objectOf('customer')),
    );
    expect(await dropExpired(database, new Date('2026-12-21T00:00:00Z'))).toEqual([]);
    expect(await tables()).toContain('crm.order');
    const dropped = await dropExpired(database, new Date('2026-12-23T00:00:00Z'));
    expect(dropped).toEqual(['customer.city', 'order.customer', 'order.name', 'order.others', 'order.total', 'order']);
    expect(await tables()).toEqual(['crm.customer', 'crm.customer__channels', 'crm.customer__keys', 'past.customer']);
    await expect(database.query(sql`select city from past.customer`)).rejects.toMatchObject({ code: '42703' });
    await expect(changeSets.rollBack(actor, id)).rejects.toMatchObject({ code: 'cannot_undo' });
    await expect(opened.change(put(fieldOf('customer', 'city', 'text')))).rejects.toMatchObject({ issues: [{ code: 'name_retired' }] });
  });
});

describe('change sets', () => {
  it('are for admins', async () => {
    const person = (role: string): UserActor => ({
      kind: 'user',
      id: '0197c6a0-0000-7000-8000-000000000009',
      name: 'An',
      roles: [role],
      rights: noRights,
      zone: 'Asia/Ho_Chi_Minh',
      locale: 'vi',
    });
    await expect(opened.changeSets.create(person('staff'), { changes: [remove('app', 'shop')] })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(opened.changeSets.list(person('staff'), 5)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await opened.changeSets.list(person('admin'), 5)).map(({ title }) => title)).toEqual(['Shop']);
  });

  it('are refused when what they touch was changed since they were planned', async () => {
    const { changeSets } = opened;
    const { id } = await changeSets.create(actor, { changes: [put({ ...app, order: 2 })] });
    await changeSets.plan(actor, id);
    await opened.change(put({ ...app, order: 3 }));
    await expect(changeSets.apply(actor, id)).rejects.toMatchObject({ code: 'change_set_conflict', issues: [{ pointer: '/app/shop' }] });
    await changeSets.plan(actor, id);
    expect(await changeSets.apply(actor, id)).toMatchObject({ status: 'applied' });
  });

  it('are not rolled back over later ones', async () => {
    const first = await opened.change(put({ ...app, order: 2 }));
    const second = await opened.change(put({ ...app, order: 3 }));
    await expect(opened.changeSets.rollBack(actor, first.id)).rejects.toMatchObject({ code: 'change_set_conflict' });
    await opened.changeSets.rollBack(actor, second.id);
    await opened.changeSets.rollBack(actor, first.id);
    expect(opened.models.current().apps.get('shop')).toEqual(app);
    await expect(opened.changeSets.rollBack(actor, first.id)).rejects.toMatchObject({ code: 'cannot_undo' });
  });

  it('say everything that is wrong and change nothing', async () => {
    const before = opened.models.current().version;
    const wrong = { ...layout, sections: [{ label: { en: 'Main', vi: 'Chính' }, fields: ['nothing'] }] };
    await expect(opened.change(put(wrong), put({ ...app, groups: [{ items: [{ object: 'ghost' }] }] }))).rejects.toMatchObject({
      code: 'invalid_document',
      issues: [
        { pointer: '/layout/order_page/sections/0/fields/0', code: 'no_field' },
        { pointer: '/app/shop/groups/0/items/0/object', code: 'no_object' },
      ],
    });
    await expect(opened.change(put(objectOf('order_item')), put(fieldOf('order_item', 'select', 'text')))).rejects.toMatchObject({
      issues: [{ pointer: '/field/order_item.select/field' }],
    });
    expect((await opened.models.refresh()).version).toBe(before);
  });
});
