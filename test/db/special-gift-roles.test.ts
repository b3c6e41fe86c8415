import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { metadataRights } from '../../engine/api/http/metadata-access.ts';
import { clientMetadata } from '../../engine/metadata/client-metadata.ts';
import { createMerges } from '../../engine/records/merging/create-merges.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { MergeRequest } from '../../schemas/generated/api.ts';
import { openStaffedShop, type StaffedShop } from '../setup/staffed-shop.ts';

/** What each role of Special Gift sees and may do, over a demo of 60 customers that is the same each time. */
let shop: StaffedShop;

beforeAll(async () => {
  shop = await openStaffedShop(new Date('2026-11-22T03:00:00.000Z'));
});

afterAll(() => shop.close());

async function count(key: string, object: string, filter?: string): Promise<number | null> {
  return (await shop.writer.list(await shop.staff(key), object, { filter, fields: ['id'], limit: 1, count: 'exact' })).count;
}

/** The id of the one record that meets the condition, whoever may see it. */
async function idOf(object: string, filter: string): Promise<string> {
  const { items } = await shop.writer.list(await shop.staff('chau'), object, { filter, fields: ['id'], limit: 2 });
  if (items.length !== 1) throw new Error(`${items.length} records meet ${filter}`);
  return items[0]?.id ?? '';
}

const customer = (code: string) => idOf('customer', `code == "${code}"`);
const read = async (key: string, object: string, id: string, fields?: readonly string[]) => shop.writer.get(await shop.staff(key), object, id, fields);

async function create(key: string, object: string, values: Readonly<Record<string, unknown>>): Promise<string> {
  const { results } = await shop.writer.write(await shop.staff(key), object, [{ op: 'create', values }]);
  return results[0]?.ok ? results[0].id : '';
}

const update = async (key: string, object: string, id: string, values: Readonly<Record<string, unknown>>) =>
  shop.writer.write(await shop.staff(key), object, [{ op: 'update', id, values }]);

async function exported(key: string, object: string, fields: readonly string[]): Promise<number> {
  let rows = 0;
  for await (const page of shop.writer.stream(await shop.staff(key), object, { fields })) rows += page.length;
  return rows;
}

/** The fields of an object that the screens of the person know. */
async function fieldsOf(key: string, object: string): Promise<readonly string[]> {
  return (await screens(key)).objects.find(({ name }) => name === object)?.fields.map(({ name }) => name) ?? [];
}

async function screens(key: string) {
  const actor = await shop.staff(key);
  return clientMetadata(shop.models.current(), metadataRights(shop.models.current(), actor));
}

const costs = {
  product: ['cost', 'profit', 'margin', 'supplier'],
  order: ['total_cost', 'profit'],
  order_line: ['unit_cost', 'line_cost'],
  combo: ['items_cost', 'margin'],
  combo_item: ['line_cost'],
};

const notFound = { code: 'not_found' };
const forbidden = { code: 'forbidden' };

describe('the shop owner', () => {
  it('sees every record with cost and profit, and exports them', async () => {
    expect([await count('chau', 'customer'), await count('chau', 'order'), await count('chau', 'ticket')]).toEqual([68, 360, 19]);
    const order = await idOf('order', 'code == "DH-2026-00193"');
    expect(await read('chau', 'order', order, ['total', 'total_cost', 'profit'])).toMatchObject({
      total: { amount: '389000' },
      total_cost: { amount: '141000' },
      profit: { amount: '248000' },
    });
    expect(await exported('chau', 'customer', ['name', 'phone'])).toBe(68);
  });

  it('makes no fields, roles or people', async () => {
    const label = { en: 'Points', vi: 'Điểm' };
    const field = { kind: 'field', name: 'customer.points', object: 'customer', field: 'points', type: 'integer', label } as const;
    const change = { op: 'put', kind: 'field', name: field.name, document: field } as const;
    await expect(shop.changeSets.create(await shop.staff('chau'), { changes: [change] })).rejects.toMatchObject(forbidden);
    await expect(create('chau', 'user', { name: 'X' })).rejects.toMatchObject(notFound);
  });
});

describe('a sales manager', () => {
  it('sees the customers of those who report to him, not suppliers and partners, who are nobody’s', async () => {
    expect([await count('bao', 'customer'), await count('bao', 'customer', 'ISBLANK(owner)'), await count('bao', 'deal')]).toEqual([60, 0, 16]);
  });

  it('sees cost and margin and no supplier', async () => {
    expect(await fieldsOf('bao', 'product')).toEqual(expect.arrayContaining(['cost', 'margin']));
    expect(await fieldsOf('bao', 'product')).not.toContain('supplier');
  });

  it('gives a customer to another seller, and exports what he sees', async () => {
    const id = await customer('KH-000012');
    const before = (await shop.staff('ducanh')).id;
    await update('bao', 'customer', id, { owner: (await shop.staff('tram')).id });
    await update('bao', 'customer', id, { owner: before });
    expect(await exported('bao', 'customer', ['name', 'phone'])).toBe(60);
  });

  it('merges customers with all that they have bought, and takes that back', async () => {
    const merges = createMerges({ ...shop, clock: () => new Date('2026-11-22T04:00:00.000Z') });
    const bao = await shop.staff('bao');
    const { items } = await shop.writer.list(bao, 'customer', { filter: 'party == "individual"', sort: ['code'], fields: ['id'], limit: 8 });
    const [kept = '', ...others] = items.map(({ id }) => id);
    const orders = async () => [await count('chau', 'order', `customer == "${kept}"`), await count('chau', 'order', `customer in ["${others.join('","')}"]`)];
    const before = await orders();
    const { answer } = await shop.writer.transaction((tx) => merges.merge(tx, bao, 'customer', kept, { others: others as MergeRequest['others'] }));
    expect(await orders()).toEqual([Number(before[0]) + Number(before[1]), 0]);
    expect(before[1]).toBeGreaterThan(5);
    expect((await shop.writer.undo(bao, answer.operation)).kept).toEqual([]);
    expect(await orders()).toEqual(before);
  });
});

describe('a seller', () => {
  it('sees the customers of the team and of the territory, and no others', async () => {
    // Hà: the team of Hà Nội and the north; Huy: the team of TP.HCM and no territory.
    expect([await count('ha', 'customer'), await count('huy', 'customer')]).toEqual([41, 27]);
    const [colleague, north, far] = [await customer('KH-000012'), await customer('KH-000010'), await customer('KH-000011')];
    expect(await read('ha', 'customer', colleague, ['phone'])).toMatchObject({ phone: { number: '+84943599263' } });
    expect(await read('ha', 'customer', north, ['phone'])).toMatchObject({ phone: { number: '+84886795831' } });
    expect(await read('ha', 'customer', far)).toBeUndefined();
    expect((await shop.writer.findByPhone(await shop.staff('ha'), '797453837')).map((hit) => hit.object)).toEqual([]);
  });

  it('sees a customer that was shared, with the orders', async () => {
    const id = await customer('KH-000011');
    const orders = await count('chau', 'order', 'customer.code == "KH-000011"');
    expect(await count('ha', 'order', 'customer.code == "KH-000011"')).toBe(0);
    await shop.database.query(
      sql`insert into sys.share (object, record, subject, can) values ('customer', ${id}::uuid, ${`user:${(await shop.staff('ha')).id}`}, '{read}')`,
    );
    expect(await read('ha', 'customer', id, ['name'])).toMatchObject({ name: { full: 'Phan Hồng Quang' } });
    expect(await count('ha', 'order', 'customer.code == "KH-000011"')).toBe(orders);
    await expect(update('ha', 'customer', id, { occupation: 'Bác sĩ' })).rejects.toMatchObject(forbidden);
    await shop.database.query(sql`delete from sys.share`);
  });

  it('sees no cost, not by filter, sort or export either', async () => {
    const sales = await shop.staff('ha');
    await expect(shop.writer.list(sales, 'order', { fields: ['profit'] })).rejects.toMatchObject({ code: 'unknown_field' });
    await expect(shop.writer.list(sales, 'product', { filter: 'cost > 0' })).rejects.toMatchObject({ code: 'bad_expression' });
    await expect(shop.writer.list(sales, 'product', { sort: ['margin'] })).rejects.toMatchObject({ code: 'unknown_field' });
    expect(await exported('ha', 'order', ['code'])).toBe(0);
  });

  it('enters an order whose cost is noted unseen', async () => {
    const product = await idOf('product', 'code == "NT010"');
    const order = await create('huy', 'order', { customer: await customer('KH-000011'), order_status: 'confirmed', lines: [{ product, quantity: 2 }] });
    expect(await read('huy', 'order', order, ['total', 'lines'])).toMatchObject({ total: { amount: '364000' }, lines: [{ quantity: 2 }] });
    expect(await read('chau', 'order', order, ['total_cost', 'profit'])).toMatchObject({ total_cost: { amount: '136000' }, profit: { amount: '228000' } });
    await expect(create('huy', 'order', { customer: await customer('KH-000012') })).rejects.toMatchObject({ code: 'invalid_record' });
  });
});

describe('customer service', () => {
  it('sees all tickets and the customers behind them', async () => {
    expect([await count('mai', 'ticket'), await count('mai', 'customer'), await count('mai', 'customer', 'ticket_count == 0')]).toEqual([19, 18, 0]);
    expect(await count('mai', 'order')).toBe(await count('chau', 'order', 'customer.ticket_count > 0'));
    // Eight about tickets and their customers, and two of her own.
    expect(await count('mai', 'task')).toBe(10);
    await expect(count('mai', 'lead')).rejects.toMatchObject(notFound);
  });

  it('finds whoever calls by phone with little more than the name, and enters a ticket', async () => {
    const id = await customer('KH-000013');
    expect((await shop.writer.findByPhone(await shop.staff('mai'), '706632441')).map((hit) => hit.id)).toEqual([id]);
    const fields = ['name', 'phone', 'birth_date', 'lifetime_revenue'];
    expect(await read('mai', 'customer', id, fields)).toMatchObject({ name: { full: 'Phan Trọng Dũng' }, _hidden: ['birth_date', 'lifetime_revenue'] });
    await expect(update('mai', 'customer', id, { notes: 'Gọi lại' })).rejects.toMatchObject(forbidden);
    const ticket = await create('mai', 'ticket', { subject: 'Hỏi nến', customer: id, ticket_type: 'question' });
    expect(await read('mai', 'ticket', ticket, ['customer.name'])).toMatchObject({ customer: { name: { full: 'Phan Trọng Dũng' } } });
  });
});

describe('marketing', () => {
  it('sees all customers but suppliers, their ways of contact as dots', async () => {
    expect(await count('thao', 'customer')).toBe(64);
    const id = await customer('KH-000012');
    const fields = ['name', 'phone', 'email', 'address', 'identities', 'scents'];
    const record = await read('thao', 'customer', id, fields);
    expect(record).toMatchObject({ name: { full: 'Lê Duy Hiếu' }, _masked: expect.arrayContaining(['phone', 'address', 'identities']) });
    for (const field of ['phone', 'email', 'address', 'identities']) expect(record).not.toHaveProperty(field);
    expect(await shop.writer.reveal(await shop.staff('thao'), 'customer', id, 'phone')).toMatchObject({ value: { number: '+84943599263' } });
  });

  it('cannot search, find or export by phone', async () => {
    const marketing = await shop.staff('thao');
    expect((await shop.writer.list(marketing, 'customer', { search: '943599263' })).items).toEqual([]);
    expect(await shop.writer.findByPhone(marketing, '943599263')).toEqual([]);
    expect(await exported('thao', 'customer', ['name', 'scents'])).toBe(64);
    await expect(shop.writer.list(marketing, 'customer', { sort: ['phone'] })).rejects.toMatchObject({ code: 'unknown_field' });
  });

  it('tags customers and changes nothing else of them; sees no tickets and deals', async () => {
    const id = await customer('KH-000012');
    await update('thao', 'customer', id, { tags: ['20-10'] });
    await expect(update('thao', 'customer', id, { name: 'Khác' })).rejects.toMatchObject({ code: 'invalid_record' });
    await expect(count('thao', 'ticket')).rejects.toMatchObject(notFound);
    await expect(count('thao', 'deal')).rejects.toMatchObject(notFound);
  });
});

describe('the warehouse', () => {
  it('sees orders to pack with their goods, without prices, phones and customers', async () => {
    expect(await count('nam', 'order')).toBe(2);
    const order = await idOf('order', 'order_status == "confirmed"');
    const lines = ((await read('nam', 'order', order, ['lines', 'recipient']))?.lines ?? []) as readonly Record<string, unknown>[];
    expect(lines[0]).toMatchObject({ quantity: 2, description: 'Nến thơm Hoa Nhài 100 g' });
    expect(await fieldsOf('nam', 'order_line')).toEqual(['id', 'version', 'order', 'position', 'product', 'combo', 'description', 'quantity']);
    const known = await fieldsOf('nam', 'order');
    expect(['total', 'paid_amount', 'recipient_phone', 'ship_to', 'customer'].filter((field) => known.includes(field))).toEqual([]);
    await expect(count('nam', 'customer')).rejects.toMatchObject(notFound);
  });

  it('marks an order packed and does nothing else to it', async () => {
    const order = await idOf('order', 'order_status == "confirmed"');
    await expect(update('nam', 'order', order, { order_status: 'completed' })).rejects.toMatchObject(forbidden);
    await expect(update('nam', 'order', order, { gift_message: 'Chào' })).rejects.toMatchObject({ code: 'invalid_record' });
    await update('nam', 'order', order, { order_status: 'packed' });
    await expect(update('nam', 'order', await idOf('order', 'code == "DH-2026-00193"'), { order_status: 'packed' })).rejects.toMatchObject(notFound);
  });
});

describe('delivery', () => {
  it('sees packed orders with address, phone and what is to be collected', async () => {
    const id = await idOf('order', 'code == "DH-2026-00191"');
    expect(await count('tuan', 'order')).toBe(await count('chau', 'order', 'order_status == "packed"'));
    expect(await read('tuan', 'order', id, ['recipient', 'recipient_phone', 'ship_to', 'amount_due'])).toMatchObject({
      recipient: { full: 'Nguyễn Văn Hùng Thịnh' },
      recipient_phone: { number: '+84396287858' },
      ship_to: { province: 'Thành phố Hồ Chí Minh' },
      amount_due: { amount: '0', currency: 'VND' },
    });
    expect(await fieldsOf('tuan', 'order')).not.toContain('customer');
    await expect(count('tuan', 'customer')).rejects.toMatchObject(notFound);
  });

  it('changes the state of the delivery and nothing else', async () => {
    const id = await idOf('order', 'code == "DH-2026-00191"');
    await update('tuan', 'order', id, { delivery_status: 'delivered', delivered_at: '2026-11-22T02:00:00.000Z' });
    expect(await read('tuan', 'order', id, ['delivery_status'])).toMatchObject({ delivery_status: 'delivered' });
    for (const values of [{ order_status: 'completed' }, { payment_status: 'paid' }, { recipient_phone: '0900000000' }])
      await expect(update('tuan', 'order', id, values)).rejects.toMatchObject({ code: 'invalid_record' });
  });
});

describe('an accountant', () => {
  it('sees amounts, cost and payments of all orders, and no tickets, leads and deals', async () => {
    expect(await count('yen', 'order')).toBe(await count('chau', 'order'));
    const fields = ['total', 'total_cost', 'paid_amount', 'amount_due', 'payment_method'];
    expect(await read('yen', 'order', await idOf('order', 'code == "DH-2026-00193"'), fields)).toMatchObject({ total_cost: { amount: '141000' } });
    for (const object of ['ticket', 'lead', 'deal']) await expect(count('yen', object)).rejects.toMatchObject(notFound);
  });

  it('notes payments and nothing else', async () => {
    const id = await idOf('order', 'code == "DH-2026-00193"');
    await update('yen', 'order', id, { payment_status: 'partly_paid', paid_amount: { amount: '100000', currency: 'VND' } });
    expect(await read('yen', 'order', id, ['amount_due'])).toMatchObject({ amount_due: { amount: '289000' } });
    await expect(update('yen', 'order', id, { order_status: 'cancelled' })).rejects.toMatchObject({ code: 'invalid_record' });
    await expect(create('yen', 'order', {})).rejects.toMatchObject(forbidden);
  });
});

describe('a receptionist', () => {
  it('finds by phone and has no lists', async () => {
    const id = await customer('KH-000012');
    expect((await shop.writer.findByPhone(await shop.staff('linh'), '0943 599 263')).map((hit) => hit.id)).toContain(id);
    expect(await read('linh', 'customer', id)).toMatchObject({ phone: { number: '+84943599263' }, _hidden: ['lifetime_revenue', 'external_keys'] });
    for (const object of ['customer', 'lead', 'order', 'order_line', 'ticket']) await expect(count('linh', object)).rejects.toMatchObject(notFound);
    expect(await shop.writer.search(await shop.staff('linh'), 'Lê Duy Hiếu')).toEqual([]);
  });

  it('enters customers, leads and orders, and corrects only what was entered there', async () => {
    const made = await create('linh', 'customer', { name: 'Trịnh Thị Gọi', phone: '0911222333' });
    await update('linh', 'customer', made, { phone: '0911222334' });
    await expect(update('linh', 'customer', await customer('KH-000012'), { phone: '0911222334' })).rejects.toMatchObject(forbidden);
    expect(await create('linh', 'lead', { name: 'Hỏi giá', phone: '0911222335' })).not.toBe('');
    const product = await idOf('product', 'code == "NT010"');
    const order = await create('linh', 'order', { customer: made, lines: [{ product, quantity: 1 }] });
    expect(await read('linh', 'order', order, ['code', 'total'])).toMatchObject({ total: { amount: '182000' } });
    expect(await count('ha', 'customer', 'name == "Trịnh Thị Gọi"')).toBe(1);
  });
});

describe('cost', () => {
  it.each([
    ['a seller', 'ha'],
    ['service', 'mai'],
    ['marketing', 'thao'],
    ['the warehouse', 'nam'],
    ['delivery', 'tuan'],
    ['a receptionist', 'linh'],
  ])('is unknown to %s, field by field', async (_who, key) => {
    for (const [object, fields] of Object.entries(costs)) {
      const known = await fieldsOf(key, object);
      expect(fields.filter((field) => known.includes(field))).toEqual([]);
    }
  });
});

describe('tasks', () => {
  it('are seen by whoever has them and whoever sees what they are about', async () => {
    const theirs = await idOf('task', 'subject == "Gọi tư vấn lần đầu"');
    expect(await read('huy', 'task', theirs, ['subject'])).toMatchObject({ subject: 'Gọi tư vấn lần đầu' });
    expect(await read('tram', 'task', theirs, ['subject'])).toMatchObject({ subject: 'Gọi tư vấn lần đầu' });
    expect(await read('ha', 'task', theirs)).toBeUndefined();
    expect([await count('nam', 'task'), await count('tuan', 'task'), await count('yen', 'task')]).toEqual([10, 5, 3]);
    await expect(update('tram', 'task', theirs, { note: 'x' })).rejects.toMatchObject(forbidden);
  });
});

describe('navigation', () => {
  it.each([
    ['chau', ['shop'], { app: 'shop', object: 'order', view: 'order_all' }],
    ['bao', ['sales'], { app: 'sales', object: 'deal', view: 'deal_open' }],
    ['ha', ['sales'], { app: 'sales', object: 'deal', view: 'deal_open' }],
    ['mai', ['care'], { app: 'care', object: 'ticket', view: 'ticket_open' }],
    ['thao', ['marketing'], { app: 'marketing', object: 'customer', view: 'customer_high_value' }],
    ['nam', ['warehouse'], { app: 'warehouse', object: 'order', view: 'order_to_pack' }],
    ['tuan', ['delivery'], { app: 'delivery', object: 'order', view: 'order_delivery' }],
    ['yen', ['accounting'], { app: 'accounting', object: 'order', view: 'order_unpaid' }],
    ['linh', ['reception'], { app: 'reception', object: 'customer' }],
  ])('of %s is one app, with a home that can be seen', async (key, apps, home) => {
    const metadata = await screens(key);
    expect(metadata.apps.map(({ name }) => name)).toEqual(apps);
    expect(metadata.home).toEqual(home);
    if ('view' in home) expect(metadata.views.map(({ name }) => name)).toContain(home.view);
    // Every entry that the app's document names is there for whom it is meant.
    const document = shop.models.current().apps.get(apps[0] ?? '');
    expect(metadata.apps[0]?.groups).toEqual(document?.groups);
  });
});

it('has twelve people, each with one role', async () => {
  const keys = ['chau', 'bao', 'ha', 'ducanh', 'tram', 'huy', 'mai', 'thao', 'nam', 'tuan', 'yen', 'linh'];
  const people: UserActor[] = [];
  for (const key of keys) people.push(await shop.staff(key));
  expect(people.map(({ roles }) => roles.join('+'))).toEqual([
    'owner',
    'sales_manager',
    'sales',
    'sales',
    'sales',
    'sales',
    'service',
    'marketing',
    'warehouse',
    'delivery',
    'accountant',
    'receptionist',
  ]);
});
