import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { createEventHub } from '../../engine/api/event-hub.ts';
import type { Change, ChangeSetRecord } from '../../engine/changes/change-sets.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { storedRollUps, storedValue } from '../../engine/metadata/stored-roll-ups.ts';
import { computedPart, relation } from '../../engine/query/relation.ts';
import { refreshRollUps } from '../../engine/records/roll-ups/refresh-roll-ups.ts';
import { bindSlots, compileSql, sql } from '../../engine/sql/sql.ts';
import { keepRollUps } from '../../runtime/main/keep-roll-ups.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { importFile, importsOf } from './import-file.ts';
import { sales } from './import-mappings.ts';
import { randomSteps, writeAsOperation } from './properties/random-operation.ts';
import { takeSnapshot } from './properties/record-snapshot.ts';

const numRuns = Number(process.env.TRELLIS_TEST_RUNS ?? 25);
const seed = { seed: Number(process.env.PROOF_SEED ?? 20_261_122) };

let shop: ShopDatabase;
let admin: UserActor;

const both = (text: string) => ({ en: text, vi: text });

function rollUp(object: string, name: string, options: NonNullable<FieldDocument['options']>): MetadataDocument {
  const stored = { ...options, stored: true, exposes: 'all_records' } as const;
  return { kind: 'field', name: `${object}.${name}`, object, field: name, type: 'roll_up', label: both(name), options: stored };
}

const put = (document: MetadataDocument): Change => ({ op: 'put', kind: document.kind, name: document.name, document });

async function apply(...changes: Change[]): Promise<ChangeSetRecord> {
  const { id } = await shop.changeSets.create(admin, { changes });
  return shop.changeSets.apply(admin, id);
}

/** A count, a time, a whole number, a text and a choice of the last record, and a roll-up of a stored roll-up of another object's lines. */
const more = [
  rollUp('customer', 'stored_count', { object: 'order', link: 'customer', function: 'count', filter: 'order_status != "cancelled"' }),
  rollUp('customer', 'stored_latest', { object: 'order', link: 'customer', function: 'max', field: 'ordered_at' }),
  rollUp('customer', 'stored_note', { object: 'order', link: 'customer', function: 'last', field: 'notes', by: 'ordered_at' }),
  rollUp('customer', 'stored_status', { object: 'order', link: 'customer', function: 'last', field: 'delivery_status', by: 'ordered_at' }),
  rollUp('product', 'stored_sold', { object: 'order_line', link: 'product', function: 'sum', field: 'quantity' }),
  rollUp('customer', 'stored_supplied', { object: 'product', link: 'supplier', function: 'sum', field: 'stored_sold' }),
];

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.person('admin', 'admin');
  await apply(...more.map(put));
}, 60_000);

afterAll(() => shop.close());

const refresh = () => refreshRollUps(shop);

async function create(object: string, values: Record<string, unknown>): Promise<string> {
  const { results } = await shop.writer.write(admin, object, [{ op: 'create', values }]);
  const result = results[0];
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

const line = (product: string, quantity: number, price: string) => ({ product, quantity, unit_price: price });
const order = (customer: string, lines: readonly unknown[]) => create('order', { customer, delivery_status: 'delivered', lines });

/** Records whose stored value is another than the sub-query's, by field. */
async function wrongValues(): Promise<Record<string, unknown[]>> {
  const model = shop.models.current();
  const wrong: Record<string, unknown[]> = {};
  for (const { field, table } of storedRollUps(model)) {
    const frame = { model, actor: systemActor('test', model.settings.zone) };
    const object = model.objects.get(field.object);
    if (!object) throw new Error(field.object);
    const [live, kept] = [relation({ ...frame, live: true }, object), relation(frame, object)];
    const parts = storedValue(field).money ? (['', '__currency'] as const) : ([''] as const);
    const differs = parts.map((part) => sql`${computedPart(live, field, part)} is distinct from ${computedPart(kept, field, part)}`);
    const statement = compileSql(sql`select t.id, ${computedPart(live, field, '')} as live, ${computedPart(kept, field, '')} as kept from ${kept.from()}
      where ${sql.join(differs, sql` or `)}`);
    const rows = await shop.database.query(bindSlots(statement, { me: null, now: new Date().toISOString() }));
    if (rows.length > 0) wrong[table] = rows;
  }
  return wrong;
}

const marks = async () => (await shop.database.query<{ n: number }>(sql`select count(*) as n from sys.stale_roll_up`))[0]?.n;

describe('a stored roll-up', () => {
  it('is worked out after the commit, tells when, and leaves the version of its record alone', async () => {
    const product = await create('product', { code: 'P1', price: '10', cost: '4' });
    const customer = await create('customer', { name: 'An' });
    const before = await shop.writer.get(admin, 'customer', customer);
    const id = await order(customer, [line(product, 2, '10'), line(product, 1, '5')]);
    expect(await shop.writer.get(admin, 'customer', customer)).toMatchObject({ lifetime_revenue: null, stored_count: 0 });
    await refresh();
    const after = await shop.writer.get(admin, 'customer', customer);
    expect(after).toMatchObject({
      lifetime_revenue: { amount: '25', currency: 'VND' },
      stored_count: 1,
      version: before?.version,
      updated_at: before?.updated_at,
    });
    expect(Object.keys(after?._fresh ?? {}).sort()).toEqual(['lifetime_revenue', 'stored_count', 'stored_latest', 'stored_note', 'stored_status']);
    expect(Math.abs(Date.now() - Date.parse(after?._fresh?.lifetime_revenue ?? ''))).toBeLessThan(60_000);
    const [first] = ((await shop.writer.get(admin, 'order', id))?.lines ?? []) as { id: string }[];
    await shop.writer.write(admin, 'order_line', [{ op: 'update', id: first?.id ?? '', values: { quantity: 4 } }]);
    await refresh();
    expect(await shop.writer.get(admin, 'customer', customer, ['lifetime_revenue'])).toMatchObject({ lifetime_revenue: { amount: '45' } });
    expect(await shop.writer.get(admin, 'product', product, ['stored_sold'])).toMatchObject({ stored_sold: '5' });
    expect(await shop.writer.history(admin, 'customer', customer)).toHaveLength(1);
  });

  it('equals the sub-query after anything that people do', async () => {
    const customers = [await create('customer', { name: 'Bình' }), await create('customer', { name: 'Chi' })];
    const product = await create('product', { code: 'P2', price: '10', cost: '4', supplier: customers[0] });
    for (const customer of customers) await order(customer, [line(product, 2, '10')]);
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const before = await takeSnapshot(shop.database, shop.models.current());
        const steps = randomSteps(draw, shop, before, [admin.id]);
        const operation = await writeAsOperation(shop, admin, steps);
        if (draw(fc.boolean)) await refresh();
        if (operation !== undefined && draw(fc.boolean)) await shop.writer.undo(admin, operation);
        counted += await refresh();
        expect(await wrongValues()).toEqual({});
      }),
      // What fails fails at once: made smaller it would take minutes and tell no more.
      { numRuns, endOnFailure: true, ...seed },
    );
    expect(counted).toBeGreaterThan(numRuns / 2);
    expect(await marks()).toBe(0);
  }, 240_000);

  it('follows a bulk write, moves between parents, the trash and what comes back from it', async () => {
    const product = await create('product', { code: 'P3', price: '10', cost: '4' });
    const [from, to] = [await create('customer', { name: 'Dũng' }), await create('customer', { name: 'Em' })];
    const one = await order(from, [line(product, 1, '100')]);
    const other = await order(from, [line(product, 1, '20')]);
    const totals = async () => {
      await refresh();
      const rows = await Promise.all([from, to].map((id) => shop.writer.get(admin, 'customer', id, ['lifetime_revenue', 'stored_count'])));
      return rows.map((row) => [row?.lifetime_revenue ?? null, row?.stored_count]);
    };
    const vnd = (amount: string) => ({ amount, currency: 'VND' });
    expect(await totals()).toEqual([
      [vnd('120'), 2],
      [null, 0],
    ]);
    await shop.writer.write(admin, 'order', [{ op: 'update', id: one, values: { customer: to } }]);
    expect(await totals()).toEqual([
      [vnd('20'), 1],
      [vnd('100'), 1],
    ]);
    const { operation } = await shop.writer.write(
      admin,
      'order',
      [one, other].map((id) => ({ op: 'delete', id }) as const),
    );
    expect(await totals()).toEqual([
      [null, 0],
      [null, 0],
    ]);
    await shop.writer.write(admin, 'order', [{ op: 'restore', id: other }]);
    expect(await totals()).toEqual([
      [vnd('20'), 1],
      [null, 0],
    ]);
    await shop.writer.undo(admin, operation);
    expect(await totals()).toEqual([
      [vnd('20'), 1],
      [vnd('100'), 1],
    ]);
    const rows = Array.from({ length: 3_000 }, (_, n) => ({ op: 'create' as const, values: { customer: n % 2 === 0 ? from : to } }));
    await shop.writer.write(admin, 'order', rows);
    // Five fields of two customers.
    expect(await marks()).toBe(10);
    expect(await totals()).toEqual([
      [vnd('20'), 1_501],
      [vnd('100'), 1_501],
    ]);
  }, 60_000);

  it('sorts, filters, groups and is worked with in formulas like any field', async () => {
    const product = await create('product', { code: 'P4', price: '10', cost: '4' });
    const people: Record<string, string> = {};
    for (const [name, amount] of [
      ['s1', '300'],
      ['s2', '100'],
      ['s3', '200'],
      ['s4', undefined],
    ] as const) {
      people[name] = await create('customer', { name: `sorted ${name}` });
      if (amount !== undefined) await order(people[name] ?? '', [line(product, 1, amount)]);
    }
    await refresh();
    await apply(
      put({
        kind: 'field',
        name: 'customer.twice',
        object: 'customer',
        field: 'twice',
        type: 'formula',
        label: both('Twice'),
        options: { expression: 'lifetime_revenue * 2', result: 'number' },
      }),
    );
    const filter = 'STARTS_WITH(name, "sorted ")';
    const names = async (request: object, first = 50): Promise<unknown[]> => {
      const found: unknown[] = [];
      let cursor: string | undefined;
      do {
        const page = await shop.writer.list(admin, 'customer', { filter, fields: ['name', 'lifetime_revenue'], limit: first, cursor, ...request });
        found.push(...page.items.map(({ name }) => (name as { full: string }).full.slice(7)));
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined);
      return found;
    };
    for (const first of [50, 1, 2, 3]) {
      expect(await names({ sort: ['-lifetime_revenue'] }, first)).toEqual(['s1', 's3', 's2', 's4']);
      expect(await names({ sort: ['lifetime_revenue'] }, first)).toEqual(['s2', 's3', 's1', 's4']);
      expect(await names({ sort: ['-stored_count', '-lifetime_revenue'] }, first)).toEqual(['s1', 's3', 's2', 's4']);
      expect(await names({ sort: ['stored_count', 'name'] }, first)).toEqual(['s4', 's1', 's2', 's3']);
    }
    expect(await names({ filter: `${filter} && lifetime_revenue >= 200`, sort: ['name'] })).toEqual(['s1', 's3']);
    expect(await names({ filter: `${filter} && twice == 200` })).toEqual(['s2']);
    expect(await names({ filter: `${filter} && stored_count == 0` })).toEqual(['s4']);
    const measures = [{ fn: 'sum', field: 'lifetime_revenue', as: 'sum' }] as const;
    expect(await shop.writer.aggregate(admin, 'customer', { filter, measures, group: [{ field: 'stored_count' }] })).toEqual({
      rows: [
        { stored_count: '0', sum: null },
        { stored_count: '1', sum: { amount: '600', currency: 'VND' } },
      ],
    });
    const orders = await shop.writer.list(admin, 'order', {
      filter: 'customer.lifetime_revenue == 300',
      fields: ['customer.name', 'customer.lifetime_revenue'],
    });
    expect(orders.items).toMatchObject([{ customer: { lifetime_revenue: { amount: '300', currency: 'VND' } } }]);
  }, 60_000);

  it('is hidden from whoever may not read the field, and counts what others may not see', async () => {
    const role = (name: string, hide: readonly string[]): MetadataDocument => ({
      kind: 'role',
      name,
      label: both(name),
      grants: [
        { object: 'customer', actions: ['read'], rows: 'all', hide: [...hide] },
        { object: 'order', actions: ['read'], rows: 'own' },
      ],
    });
    await apply(put(role('clerk', [])), put(role('outsider', ['lifetime_revenue'])));
    const clerk = await shop.person('clerk', 'clerk');
    const outsider = await shop.person('outsider', 'outsider');
    const product = await create('product', { code: 'P5', price: '10', cost: '4' });
    const customer = await create('customer', { name: 'Hoa' });
    await order(customer, [line(product, 1, '70')]);
    await refresh();
    expect(await shop.writer.get(clerk, 'customer', customer)).toMatchObject({ lifetime_revenue: { amount: '70' }, order_count: 0 });
    const seen = await shop.writer.get(outsider, 'customer', customer);
    expect(seen).not.toHaveProperty('lifetime_revenue');
    expect(seen?._hidden).toContain('lifetime_revenue');
    expect(seen?._fresh).not.toHaveProperty('lifetime_revenue');
    await expect(shop.writer.list(outsider, 'customer', { sort: ['-lifetime_revenue'] })).rejects.toMatchObject({ code: 'unknown_field' });
    await expect(shop.writer.list(outsider, 'customer', { filter: 'lifetime_revenue > 1' })).rejects.toMatchObject({ code: 'bad_expression' });
  });

  it('is right in the end when many write and several refresh at once', async () => {
    const product = await create('product', { code: 'P6', price: '10', cost: '4' });
    const customers = await Promise.all(['x', 'y', 'z'].map((name) => create('customer', { name })));
    const write = async (from: number): Promise<void> => {
      for (let n = from; n < from + 12; n += 1) {
        const id = await order(customers[n % 3] ?? '', [line(product, 1, String(n))]);
        await shop.writer.write(admin, 'order', [{ op: 'update', id, values: { customer: customers[(n + 1) % 3] } }]);
      }
    };
    let writing = true;
    const refreshing = async (): Promise<void> => {
      while (writing) await refresh();
    };
    const refreshers = [refreshing(), refreshing()];
    await Promise.all([write(0), write(100), write(1_000)]);
    writing = false;
    await Promise.all(refreshers);
    await refresh();
    expect(await marks()).toBe(0);
    expect(await wrongValues()).toEqual({});
  }, 60_000);

  it('counts what an import writes', async () => {
    const lines = Array.from({ length: 500 }, (_, n) => `I${n % 50},imported ${n % 7},2,10`);
    const { status } = await importFile(importsOf(shop), admin, sales, ['Order,Code,Qty,Price', ...lines].join('\n'));
    expect(status).toBe('done');
    expect(await refresh()).toBeGreaterThan(0);
    const sold = await shop.writer.list(admin, 'product', { filter: 'STARTS_WITH(code, "imported")', fields: ['stored_sold'], sort: ['code'] });
    expect(sold.items.map(({ stored_sold }) => stored_sold)).toEqual(['144', '144', '144', '142', '142', '142', '142']);
    expect(await wrongValues()).toEqual({});
  }, 60_000);

  it('is brought up to date by a worker that hears of the change, which tells the screens', async () => {
    const events = await createEventHub(shop.database);
    const stop = keepRollUps({ ...shop, events });
    try {
      const product = await create('product', { code: 'P7', price: '10', cost: '4' });
      const customer = await create('customer', { name: 'Kim' });
      const told = new Promise<void>((resolve) => void events.subscribe(({ object, ids }) => object === 'customer' && ids.includes(customer) && resolve()));
      const id = await order(customer, [line(product, 1, '33')]);
      events.publish({ object: 'order', ids: [id], operation: id });
      await told;
      expect(await shop.writer.get(admin, 'customer', customer, ['lifetime_revenue'])).toMatchObject({ lifetime_revenue: { amount: '33' } });
    } finally {
      await stop();
      await events.close();
    }
  });
});
