import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChangeSets } from '../../engine/changes/create-change-sets.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { sql } from '../../engine/sql/sql.ts';
import { actor, type OpenedChanges, openChanges, put, remove } from './changes-open.ts';
import { choices, fieldOf, objectOf, shop } from './changes-shop.ts';

let opened: OpenedChanges;

beforeEach(async () => {
  opened = await openChanges(0);
  await installDocuments(opened.changeSets, actor, shop, 'Shop');
  await opened.database.query(sql`
    insert into crm.customer (id, name, city, email, phone, phone__raw, size, created_at, updated_at)
    select ('0197c6a0-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Khách ' || n, case when n % 2 = 0 then n::text else 'Huế' end,
      'a' || n || '@x.vn', '+8490' || n, '090' || n, case when n < 3 then 'small' else 'large' end, now(), now()
    from generate_series(1, 6) as n`);
  await opened.database.query(sql`insert into past.customer (id, version, city) values ('0197c6a0-0000-7000-8000-000000000001', 1, '41')`);
});

afterEach(() => opened.close());

const cities = async (column = 'city') =>
  (await opened.database.query<{ value: unknown }>(sql`select ${sql.id(column)} as value from crm.customer order by id`)).map(({ value }) => value);

const fieldNames = () => [...(opened.models.current().objects.get('customer')?.fields.values() ?? [])].filter(({ system }) => !system).map(({ name }) => name);

describe('fields of a table with rows', () => {
  it('are added at once, their indexes afterwards', async () => {
    const { changeSets, models, database } = opened;
    const note = fieldOf('customer', 'note', 'text', { indexed: true, searchable: true });
    const { id } = await changeSets.create(actor, { changes: [put(note)] });
    const applied = await changeSets.apply(actor, id);
    expect(applied.status).toBe('building');
    expect(applied.steps.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
    expect(models.current().objects.get('customer')?.fields.has('note')).toBe(true);
    await database.query(sql`update crm.customer set note = 'x'`);
    await changeSets.drain();
    expect(await changeSets.get(actor, id)).toMatchObject({ status: 'applied', steps: [{ state: 'done', done: 1 }, { state: 'done' }, { state: 'done' }] });
    expect(await changeSets.apply(actor, id)).toMatchObject({ status: 'applied' });
  });

  it('keep their data when deleted and bring it back by roll back only', async () => {
    const { changeSets, database } = opened;
    const deleted = await opened.change(remove('field', 'customer.email'), remove('field', 'customer.channels'));
    expect(deleted.status).toBe('applied');
    expect(fieldNames()).toEqual(['city', 'keys', 'manager', 'name', 'phone', 'size', 'tags']);
    await database.query(sql`update crm.customer set email = 'a1@x.vn'`);
    await expect(opened.change(put(fieldOf('customer', 'email', 'email')))).rejects.toMatchObject({
      code: 'invalid_document',
      issues: [{ pointer: '/field/customer.email', code: 'name_retired' }],
    });
    await database.query(sql`update crm.customer set email = name || '@x.vn'`);
    await changeSets.rollBack(actor, deleted.id);
    await changeSets.drain();
    expect(await cities('email')).toEqual(['Khách 1@x.vn', 'Khách 2@x.vn', 'Khách 3@x.vn', 'Khách 4@x.vn', 'Khách 5@x.vn', 'Khách 6@x.vn']);
    await expect(database.query(sql`update crm.customer set email = 'a1@x.vn'`)).rejects.toMatchObject({ code: '23505' });
  });

  it('cannot be deleted while something that stays uses them', async () => {
    await opened.change(put(fieldOf('customer', 'greeting', 'formula', { options: { expression: '"Chào " + city', result: 'text' } })));
    await expect(opened.change(remove('field', 'customer.city'))).rejects.toMatchObject({
      issues: [
        { pointer: '/object/customer/unique/0/fields/1', code: 'in_use' },
        { pointer: '/field/customer.greeting/options/expression', code: 'in_use' },
      ],
    });
    expect(fieldNames()).toContain('city');
  });

  it('become unique only when they are', async () => {
    const unique = fieldOf('customer', 'city', 'text', { unique: true });
    const { id } = await opened.changeSets.create(actor, { changes: [put(unique)] });
    const { plan } = await opened.changeSets.plan(actor, id);
    expect(plan?.issues).toEqual([
      { pointer: '/field/customer.city/unique', message: '3 records share their city with another one.', code: 'duplicates', params: { count: 3 } },
    ]);
    expect(plan?.unconvertible).toMatchObject([{ field: 'customer.city', count: 3, samples: [{ value: 'Huế' }, { value: 'Huế' }, { value: 'Huế' }] }]);
    await expect(opened.changeSets.apply(actor, id)).rejects.toMatchObject({ code: 'invalid_document', issues: [{ code: 'duplicates' }] });
    await opened.database.query(sql`update crm.customer set city = 'Huế ' || name where city = 'Huế'`);
    expect((await opened.change(put(unique))).status).toBe('applied');
    await expect(opened.database.query(sql`update crm.customer set city = 'x'`)).rejects.toMatchObject({ code: '23505' });
  });

  it('do not come back as unique when their values are not', async () => {
    const { changeSets, database } = opened;
    const deleted = await opened.change(remove('field', 'customer.email'));
    await database.query(sql`update crm.customer set email = 'a1@x.vn'`);
    const { id } = await changeSets.rollBack(actor, deleted.id);
    await changeSets.drain();
    expect(await changeSets.get(actor, id)).toMatchObject({ status: 'failed', steps: [{ state: 'failed' }] });
    const inOne = createChangeSets({ database, models: opened.models, clock: () => new Date() });
    await inOne.rollBack(actor, id);
    await expect(inOne.rollBack(actor, (await inOne.list(actor, 1))[0]?.id ?? '')).rejects.toMatchObject({
      issues: [{ pointer: '/field/customer.email/unique', code: 'duplicates' }],
    });
  });

  it('keep the object that they link to', async () => {
    const other = fieldOf('order', 'customer', 'link', { options: { object: 'order' } });
    await expect(opened.change(put(other))).rejects.toMatchObject({ issues: [{ pointer: '/field/order.customer/options/object', code: 'fixed' }] });
  });
});

describe('a change of type', () => {
  const asNumber = fieldOf('customer', 'city', 'integer');
  const withoutKey = put(objectOf('customer'));

  it('is planned with what would be lost', async () => {
    const { id } = await opened.changeSets.create(actor, { changes: [put(asNumber), withoutKey] });
    const { plan } = await opened.changeSets.plan(actor, id);
    expect(plan).toMatchObject({ risk: 'dangerous', issues: [], objects: [{ object: 'customer', rows: 6 }] });
    expect(plan?.unconvertible).toMatchObject([{ field: 'customer.city', count: 3 }]);
    expect(plan?.story).toContainEqual({
      en: 'Turns the field city (customer.city) from text into integer.',
      vi: 'Đổi kiểu trường city (customer.city) từ text sang integer.',
    });
    expect(plan?.ddl.map(({ phase }) => phase)).toContain('queued');
    expect(await cities()).toEqual(['Huế', '2', 'Huế', '4', 'Huế', '6']);
  });

  it('converts while the old type is in force, then switches, past versions too', async () => {
    const { changeSets, database, models } = opened;
    const { id } = await changeSets.create(actor, { changes: [put(asNumber), withoutKey] });
    expect((await changeSets.apply(actor, id)).steps.map(({ name }) => name)).toEqual([
      'convert customer.city',
      'convert past versions of customer.city',
      'switch to the converted values',
    ]);
    expect(models.current().objects.get('customer')?.fields.get('city')).toMatchObject({ state: 'building', document: { type: 'text' } });
    await database.query(sql`update crm.customer set city = '77' where name = 'Khách 1'`);
    await expect(opened.change(remove('field', 'customer.city'))).rejects.toMatchObject({ issues: [{ code: 'building' }, { code: 'in_use' }] });
    await changeSets.drain();
    expect(await changeSets.get(actor, id)).toMatchObject({ status: 'applied' });
    expect(models.current().objects.get('customer')?.fields.get('city')).toMatchObject({ state: 'active', document: { type: 'integer' } });
    expect(await cities()).toEqual([77, 2, null, 4, null, 6]);
    expect(await database.query(sql`select city from past.customer`)).toEqual([{ city: 41 }]);
  });

  it('goes back to the former values, with those written since', async () => {
    const { changeSets, database } = opened;
    const { id } = await opened.change(put(asNumber), withoutKey);
    await database.query(sql`update crm.customer set city = 12 where name = 'Khách 1'`);
    await changeSets.rollBack(actor, id);
    await changeSets.drain();
    expect(await cities()).toEqual(['12', '2', 'Huế', '4', 'Huế', '6']);
    expect(await changeSets.get(actor, id)).toMatchObject({ status: 'rolled_back' });
    expect(await database.query(sql`select name from sys.document where state = 'hidden'`)).toEqual([{ name: 'customer.city__was_5' }]);
  });

  it('can be called off while values are being converted', async () => {
    const { changeSets, database, models } = opened;
    const { id } = await changeSets.create(actor, { changes: [put(asNumber), withoutKey] });
    await changeSets.apply(actor, id);
    expect(await changeSets.rollBack(actor, id)).toMatchObject({ id, status: 'rolled_back' });
    expect(models.current().objects.get('customer')?.fields.get('city')).toMatchObject({ state: 'active', document: { type: 'text' } });
    const left = await database.query(sql`select tgname from pg_trigger where tgname like 'convert%'`);
    const columns = await database.query(sql`select attname from pg_attribute where attname like '%\\_\\_next' and not attisdropped`);
    expect([left, columns]).toEqual([[], []]);
  });

  it('fits choices by key or by what looks like it', async () => {
    const { database } = opened;
    const place = fieldOf('customer', 'city', 'choice', { options: { choices: choices('hue', 'ha_noi') } });
    await database.query(sql`update crm.customer set city = 'Hà  Nội' where name = 'Khách 2'`);
    await opened.change(put(place), withoutKey);
    expect(await cities()).toEqual(['hue', 'ha_noi', 'hue', null, 'hue', null]);
  });

  it('is refused where values would have to be guessed', async () => {
    await expect(opened.change(put(fieldOf('customer', 'size', 'date')))).resolves.toMatchObject({ status: 'applied' });
    await expect(opened.change(put(fieldOf('customer', 'manager', 'integer')))).rejects.toMatchObject({
      issues: [{ pointer: '/field/customer.manager/type', code: 'no_conversion' }],
    });
  });
});
