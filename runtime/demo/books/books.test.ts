import { beforeAll, describe, expect, it } from 'vitest';
import { generateDemo } from '../generate-demo.ts';
import { sampleSettings } from '../sample-settings.ts';

type Values = Readonly<Record<string, unknown>>;

const now = new Date('2026-11-22T03:00:00.000Z');
const dayMs = 86_400_000;
const roles = ['sales', 'sales', 'service', 'warehouse', 'delivery', 'accountant', 'marketing', 'receptionist'];
const owners = roles.map((role, index) => ({ id: `0192e8ab-6680-7000-8000-00000000000${index}`, roles: [role], branches: [] }));

/** What the records of the default demo say in the end, by object and id. */
let records: ReadonlyMap<string, ReadonlyMap<string, Values>>;

beforeAll(() => {
  const state = new Map<string, Map<string, Values>>();
  for (const { object, rows } of generateDemo({ settings: sampleSettings(), seed: 1, now, owners })) {
    const table = state.get(object) ?? new Map<string, Values>();
    state.set(object, table);
    for (const row of rows) if (row.op === 'create' || row.op === 'update') table.set(String(row.id), { ...table.get(String(row.id)), ...row.values });
  }
  records = state;
});

const all = (object: string): readonly Values[] => [...(records.get(object)?.entries() ?? [])].map(([id, values]) => ({ ...values, id }));
const amount = (value: unknown): number => Number((value as { amount?: string } | undefined)?.amount ?? 0);
const sumBy = (list: readonly Values[], key: string, of: (values: Values) => number): ReadonlyMap<unknown, number> =>
  new Map([...Map.groupBy(list, (values) => values[key])].map(([group, members]) => [group, members.reduce((sum, values) => sum + of(values), 0)]));
const recent = (values: Values, days: number): boolean => Date.parse(String(values.ordered_at)) >= now.getTime() - days * dayMs;
const linesOf = (values: Values): readonly Values[] => values.lines as readonly Values[];

describe('the figures of the demo', () => {
  it('agree on money: what a recent order says was paid is what its payments are, refunds taken off', () => {
    const paid = sumBy(all('payment'), 'order', ({ amount: sum }) => amount(sum));
    const wrong = all('order')
      .filter((order) => recent(order, 45))
      .filter((order) => (paid.get(order.id) ?? 0) !== (order.payment_status === 'refunded' ? 0 : amount(order.paid_amount)));
    expect(wrong).toEqual([]);
    expect(paid.size).toBeGreaterThan(1000);
  });

  it('agree on stock: since it was counted every sale left its branch, and no level is below nothing', () => {
    const level = sumBy(all('stock_movement'), 'level', ({ quantity }) => Number(quantity));
    expect([...level.values()].filter((left) => left < 0)).toEqual([]);
    const sold = -all('stock_movement').reduce((sum, { kind, quantity }) => sum + (kind === 'sale' ? Number(quantity) : 0), 0);
    const orders = all('order').filter((order) => recent(order, 10) && order.order_status !== 'cancelled');
    expect(sold).toBe(orders.flatMap(linesOf).reduce((sum, { quantity }) => sum + Number(quantity), 0));
    const low = all('stock_level').filter(({ id, reorder_at }) => (level.get(id) ?? 0) <= Number(reorder_at));
    expect(low.length).toBeGreaterThan(10);
    expect(low.length).toBeLessThan(60);
  });

  it('agree on cash on delivery: what is collected was due, what is handed over was collected, and only of parcels that arrived', () => {
    const shipments = all('shipment');
    const orders = records.get('order');
    const wrong = shipments.filter((one) => {
      const [due, collected, remitted] = [amount(one.cod_due), amount(one.cod_collected), amount(one.cod_remitted)];
      const order = orders?.get(String(one.order));
      return (
        (collected !== 0 && collected !== due) ||
        remitted > collected ||
        (one.status === 'delivered') !== (one.delivered_at !== undefined) ||
        due > 0 !== (order?.payment_method === 'cod')
      );
    });
    expect(wrong).toEqual([]);
    expect([...new Set(shipments.map(({ status }) => status))].sort()).toEqual(['delivered', 'on_the_way', 'refused', 'returned', 'waiting']);
    expect(shipments.some((one) => amount(one.cod_collected) > amount(one.cod_remitted))).toBe(true);
  });

  it('give warranties only to goods that come with one, to whoever bought them', () => {
    const months = new Map(all('product').flatMap(({ id, warranty_months }) => (warranty_months === undefined ? [] : [[id, warranty_months]])));
    const lines = new Map(all('order').flatMap((order) => linesOf(order).map((line): [unknown, Values] => [line.id, { ...line, customer: order.customer }])));
    const wrong = all('warranty').filter(({ order_line, product, customer, months: granted }) => {
      const line = lines.get(order_line);
      return line?.product !== product || line?.customer !== customer || granted !== months.get(product);
    });
    expect(wrong).toEqual([]);
    expect(months.size).toBe(3);
  });

  it('count points by what was kept, and nobody has spent more than they had', () => {
    const balance = sumBy(all('loyalty_entry'), 'customer', ({ points }) => Number(points));
    expect(Math.min(...balance.values())).toBeGreaterThanOrEqual(0);
    const kept = all('loyalty_entry')
      .filter(({ kind }) => kind === 'earned')
      .map(({ order }) => records.get('order')?.get(String(order))?.delivery_status);
    expect([...new Set(kept)]).toEqual(['delivered']);
  });

  it('hold goals against what was delivered in the month', () => {
    const delivered = new Map<string, number>();
    for (const order of all('order')) {
      if (order.delivery_status !== 'delivered') continue;
      const month = new Date(Date.parse(String(order.delivered_at)) + 7 * 3_600_000).toISOString().slice(0, 7);
      const total = linesOf(order).reduce(
        (sum, line) => sum + Math.round(Number(line.quantity) * amount(line.unit_price) * (1 - Number(line.discount ?? 0)) * 1000) / 1000,
        0,
      );
      const key = `${order.branch} ${month}`;
      delivered.set(key, (delivered.get(key) ?? 0) + total);
    }
    const branches = all('goal').filter(({ branch }) => branch !== undefined);
    for (const { branch, starts_on, reached } of branches)
      expect(Number(reached)).toBe(Math.round(delivered.get(`${branch} ${String(starts_on).slice(0, 7)}`) ?? 0));
    expect(branches).toHaveLength(12);
  });

  it('name the days of 2024 to 2027, by the sun and by the moon', () => {
    const dates = new Map(all('occasion').map(({ name, dates: days }) => [name, (days as readonly Values[]).map(({ falls_on }) => falls_on)]));
    expect(dates.get('Tết Nguyên đán')).toEqual(['2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06']);
    expect(dates.get('Phụ nữ Việt Nam')).toEqual(['2024-10-20', '2025-10-20', '2026-10-20', '2027-10-20']);
  });

  it('have appointments and tasks for the days around today, some overdue', () => {
    const near = (value: unknown, days: number): boolean => Math.abs(Date.parse(String(value)) - now.getTime()) < days * dayMs;
    expect(all('appointment').filter(({ starts_at }) => near(starts_at, 3)).length).toBeGreaterThan(15);
    const open = all('task').filter(({ status, due_at }) => status === 'open' && near(due_at, 3));
    expect(open.some(({ due_at }) => Date.parse(String(due_at)) < now.getTime())).toBe(true);
    expect(open.some(({ due_at }) => Date.parse(String(due_at)) > now.getTime())).toBe(true);
  });

  it('publish no review to which nobody agreed, and consent is never assumed', () => {
    expect(all('review').filter(({ published, may_publish }) => published === true && may_publish !== true)).toEqual([]);
    const asked = all('customer').filter(({ record_type }) => record_type === 'customer');
    expect(asked.filter(({ may_call }) => may_call === true).length).toBeLessThan(asked.length / 2);
  });
});
