import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { CounterSale } from '../../schemas/generated/api.ts';
import { counterDocuments } from './counter-documents.ts';
import { openTestApi, password, type TestApi } from './open-test-api.ts';

type Call = (options: InjectOptions) => Promise<LightMyRequestResponse>;

const system = systemActor('test');
const vnd = (amount: string) => ({ amount, currency: 'VND' });
let api: TestApi;
let staff: Call;
let guest: Call;
let admin: Call;
let candle: string;
let vase: string;
let retired: string;
let tet: string;

async function make(object: string, values: object): Promise<string> {
  const { results } = await api.writer.write(system, object, [{ op: 'create', values: { ...values } }]);
  const [result] = results;
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

beforeAll(async () => {
  api = await openTestApi({ documents: counterDocuments });
  [staff, guest, admin] = await Promise.all([api.as('staff@example.com'), api.as('guest@example.com'), api.as('admin@example.com')]);
  candle = await make('ware', { name: 'Nến quế', code: 'NQ', price: vnd('120000') });
  vase = await make('ware', { name: 'Bình hoa', code: 'BH', price: vnd('240000') });
  retired = await make('ware', { name: 'Hết bán', code: 'HB', price: vnd('1'), active: false });
  await make('ware_price', { name: 'Giá sỉ', product: candle, price: vnd('100000'), least: 10 });
  tet = await make('ware_promotion', { name: 'Tết', percent: '0.1', minimum: vnd('200000') });
  await make('ware_promotion', { name: 'Đã qua', percent: '0.9', running: false });
});
afterAll(() => api.close());

const sell = (call: Call, payload: object, key?: string) =>
  call({ method: 'POST', url: '/api/counters/till/sales', payload, headers: key === undefined ? {} : { 'idempotency-key': key } });
const one = (more: object = {}) => ({ lines: [{ product: candle, quantity: '1', price: vnd('120000') }], method: 'cash', total: vnd('120000'), ...more });
const count = async (object: string) => (await api.writer.list(system, object, { count: 'exact', limit: 1 })).count;

describe('a sale at a counter', () => {
  it('writes the sale with its lines, a new customer and the payment as one operation that undo takes back', async () => {
    const before = await Promise.all(['till_sale', 'till_payment', 'till_buyer'].map(count));
    const answer = await sell(staff, {
      customer: { name: 'Trần Thị Lan', phone: '0912 345 678' },
      lines: [
        { product: candle, quantity: '10', price: vnd('100000') },
        { product: vase, quantity: '1', price: vnd('240000') },
      ],
      promotion: tet,
      method: 'transfer',
      total: vnd('1116000'),
    });
    expect(answer.statusCode).toBe(201);
    const sold = answer.json<CounterSale>();
    expect(answer.headers.location).toBe(`/api/records/till_sale/${sold.id}`);
    expect(sold).toMatchObject({ object: 'till_sale', title: 'S-001', total: vnd('1116000') });
    const sale = await api.writer.get(system, 'till_sale', sold.id);
    expect(sale).toMatchObject({ channel: 'counter', buyer: { id: sold.customer }, total: { amount: '1116000', currency: 'VND' } });
    expect(sale?.lines).toMatchObject([
      { product: { id: candle }, quantity: 10, price: vnd('100000'), discount: '0.1', reason: 'Giá sỉ · Tết −10%' },
      { product: { id: vase }, quantity: 1, price: vnd('240000'), discount: '0.1', reason: 'Tết −10%' },
    ]);
    expect(await api.writer.get(system, 'till_payment', sold.payment ?? '')).toMatchObject({
      sale: { id: sold.id },
      amount: vnd('1116000'),
      method: 'transfer',
      kind: 'sale',
    });
    expect(await api.writer.get(system, 'till_buyer', sold.customer ?? '')).toMatchObject({
      name: { full: 'Trần Thị Lan' },
      phone: { number: '+84912345678' },
      source: 'counter',
    });
    const undone = await staff({ method: 'POST', url: `/api/operations/${sold.operation}/undo`, payload: {} });
    expect(undone.statusCode).toBe(200);
    expect(await Promise.all(['till_sale', 'till_payment', 'till_buyer'].map(count))).toEqual(before);
  });

  it('is written once for the same key, also when prices have changed since', async () => {
    const before = await count('till_sale');
    const product = await make('ware', { name: 'Tinh dầu', code: 'TD', price: vnd('50000') });
    const body = { lines: [{ product, quantity: '2', price: vnd('50000') }], method: 'cash', total: vnd('100000') };
    const first = await sell(staff, body, 'k1');
    await api.writer.write(system, 'ware', [{ op: 'update', id: product, values: { price: vnd('60000') } }]);
    const again = await sell(staff, body, 'k1');
    expect([first.statusCode, again.statusCode, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(again.json()).toEqual(first.json());
    expect(await count('till_sale')).toBe((before ?? 0) + 1);
    expect((await sell(staff, { ...body, method: 'transfer' }, 'k1')).json()).toMatchObject({ code: 'idempotency_mismatch' });
  });

  it('is written once when sent twice at the same time', async () => {
    const before = await count('till_sale');
    // Without the comparison of tables around each call: here two change them at once.
    const cookie = `trellis_session=${await api.identity.signIn('staff@example.com', 'a long enough password', '127.0.0.1')}`;
    const send = () =>
      api.app.inject({
        method: 'POST',
        url: '/api/counters/till/sales',
        payload: one(),
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': 'double' },
      });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(await count('till_sale')).toBe((before ?? 0) + 1);
  });

  it('is refused with both values where a price or the total is another one by now', async () => {
    const stale = await sell(staff, one({ lines: [{ product: candle, quantity: '1', price: vnd('110000') }], total: vnd('110000') }));
    expect([stale.statusCode, stale.json()]).toMatchObject([
      409,
      {
        code: 'stale_prices',
        lines: [{ index: 0, product: candle, sent: vnd('110000'), now: vnd('120000') }],
        total: { sent: vnd('110000'), now: vnd('120000') },
        issues: [{ pointer: '/lines/0/price' }, { pointer: '/total' }],
      },
    ]);
    const promoted = await sell(staff, one({ promotion: tet, total: vnd('108000') }));
    expect(promoted.json()).toMatchObject({ code: 'stale_prices', lines: [], total: { sent: vnd('108000'), now: vnd('120000') } });
  });

  it('gives nothing off the whole for a promotion of which the seller is shown no product', async () => {
    const grants = [
      { object: 'ware', actions: ['read' as const], rows: 'all' as const, condition: 'code != "VIP"' },
      { object: 'ware_promotion', actions: ['read' as const], rows: 'all' as const },
      { object: 'till_sale', actions: ['create' as const, 'read' as const, 'update' as const], rows: 'own' as const },
      { object: 'till_line', actions: ['create' as const, 'read' as const], rows: ['inherit:sale'] },
      { object: 'till_payment', actions: ['create' as const, 'read' as const], rows: 'own' as const },
    ];
    const label = { en: 'Cashier', vi: 'Thu ngân' };
    await installDocuments(api.changeSets, system, [{ kind: 'role', name: 'cashier', label, grants }]);
    await api.models.refresh();
    await api.identity.createUser({ email: 'cashier@example.com', name: 'Thu', password, roles: ['cashier'] });
    const cashier = await api.as('cashier@example.com');
    const vip = await make('ware', { name: 'Hộp VIP', code: 'VIP', price: vnd('900000') });
    const forVip = await make('ware_promotion', { name: 'Chỉ VIP', percent: '0.5', products: [vip] });
    const forBoth = await make('ware_promotion', { name: 'VIP và nến', percent: '0.2', products: [vip, candle] });
    const offered = async (call: Call) =>
      (await call({ method: 'GET', url: '/api/counters/till/promotions' })).json<{ items: { id: string; products: string[] }[] }>().items;
    expect(new Map((await offered(staff)).map(({ id, products }) => [id, products]))).toEqual(
      new Map([
        [tet, []],
        [forVip, [vip]],
        [forBoth, [vip, candle]],
      ]),
    );
    expect(new Map((await offered(cashier)).map(({ id, products }) => [id, products]))).toEqual(
      new Map([
        [tet, []],
        [forBoth, [candle]],
      ]),
    );
    const half = await sell(cashier, one({ promotion: forVip, total: vnd('60000') }));
    expect(half.json()).toMatchObject({ code: 'stale_prices', total: { sent: vnd('60000'), now: vnd('120000') } });
    expect((await sell(cashier, one({ promotion: forBoth, total: vnd('96000') }))).statusCode).toBe(201);
    expect((await guest({ method: 'GET', url: '/api/counters/till/promotions' })).statusCode).toBe(404);
    await api.writer.write(
      system,
      'ware_promotion',
      [forVip, forBoth].map((id) => ({ op: 'delete' as const, id })),
    );
  });

  it('takes a price that was agreed at the counter', async () => {
    const answer = await sell(
      staff,
      one({ lines: [{ product: candle, quantity: '3', price: vnd('90000'), own_price: true }], promotion: tet, total: vnd('270000') }),
    );
    expect(answer.statusCode).toBe(201);
  });

  it.each([
    ['a product that is no longer sold', () => one({ lines: [{ product: retired, quantity: '1', price: vnd('1') }], total: vnd('1') }), 422],
    ['a product that there is not', () => one({ lines: [{ product: tet, quantity: '1', price: vnd('1') }], total: vnd('1') }), 422],
    ['nothing', () => one({ lines: [{ product: candle, quantity: '0', price: vnd('120000') }], total: vnd('0') }), 422],
    ['no way of paying', () => ({ ...one(), method: undefined }), 400],
    ['a way of paying that there is not', () => one({ method: 'shells' }), 422],
    ['no line', () => one({ lines: [], total: vnd('0') }), 400],
    ['a customer without anything', () => one({ customer: {} }), 400],
    ['a customer that there is not', () => one({ customer: { id: candle } }), 422],
  ])('is refused for %s', async (_, payload, status) => {
    expect((await sell(staff, payload())).statusCode).toBe(status);
  });

  it('is for those only who are shown the counter', async () => {
    expect((await sell(guest, one())).statusCode).toBe(404);
    expect((await guest({ method: 'GET', url: '/api/counters/till/parked' })).statusCode).toBe(404);
    expect((await staff({ method: 'POST', url: '/api/counters/none/sales', payload: one() })).statusCode).toBe(404);
  });
});

describe('a parked sale', () => {
  const id = '019a0000-0000-7000-8000-00000000000a';
  const parked = (more: object = {}) => ({ label: 'Chị Lan', sale: { lines: [{ product: candle, quantity: '2' }], customer: { phone: '0912' } }, ...more });
  const url = `/api/counters/till/parked/${id}`;

  it('is kept for the person who parked it, and nobody else', async () => {
    expect((await staff({ method: 'PUT', url, payload: parked() })).statusCode).toBe(200);
    await staff({ method: 'PUT', url, payload: parked({ label: 'Chị Lan, quà Tết' }) });
    const mine = (await staff({ method: 'GET', url: '/api/counters/till/parked' })).json<{ items: object[] }>();
    expect(mine.items).toMatchObject([{ id, label: 'Chị Lan, quà Tết', sale: { lines: [{ product: candle, quantity: '2' }] } }]);
    expect((await admin({ method: 'GET', url: '/api/counters/till/parked' })).json()).toEqual({ items: [] });
    expect((await admin({ method: 'DELETE', url, payload: {} })).statusCode).toBe(404);
    expect((await staff({ method: 'DELETE', url, payload: {} })).statusCode).toBe(204);
    expect((await staff({ method: 'DELETE', url, payload: {} })).statusCode).toBe(404);
  });

  it('is one of at most fifty', async () => {
    const place = (index: number) => `/api/counters/till/parked/019a0000-0000-7000-8000-${String(index).padStart(12, '0')}`;
    for (let index = 0; index < 50; index += 1) await staff({ method: 'PUT', url: place(index), payload: parked() });
    expect((await staff({ method: 'PUT', url: place(50), payload: parked() })).json()).toMatchObject({ code: 'limit_exceeded' });
    expect((await staff({ method: 'PUT', url: place(49), payload: parked() })).statusCode).toBe(200);
  });

  it('holds nothing else', async () => {
    expect((await staff({ method: 'PUT', url, payload: parked({ more: 1 }) })).statusCode).toBe(400);
    expect((await staff({ method: 'PUT', url: '/api/counters/till/parked/x', payload: parked() })).statusCode).toBe(400);
  });
});
