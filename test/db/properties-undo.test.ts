import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { brokenInvariants } from './crash/invariants.ts';
import { randomSteps, writeAsOperation } from './properties/random-operation.ts';
import { takeSnapshot, without } from './properties/record-snapshot.ts';

const numRuns = Number(process.env.TRELLIS_TEST_RUNS ?? 25);
const seed = process.env.PROOF_SEED === undefined ? {} : { seed: Number(process.env.PROOF_SEED) };

let shop: ShopDatabase;
let admin: UserActor;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.person('admin', 'admin');
  const make = async (object: string, values: readonly Record<string, unknown>[]): Promise<readonly string[]> => {
    const { results } = await shop.writer.write(
      admin,
      object,
      values.map((one) => ({ op: 'create', values: one }) as const),
    );
    return results.flatMap((result) => (result.ok ? [result.id] : []));
  };
  const customers = await make('customer', [
    { name: 'An', identities: [{ channel: 'zalo', value: '0912345678' }], tags: ['vip'] },
    { name: 'Bình', external_keys: [{ source: 'pos', key: '1' }] },
    {
      name: 'Chi',
      external_keys: [
        { source: 'pos', key: '2' },
        { source: 'web', key: '3' },
      ],
    },
  ]);
  const products = await make('product', [
    { code: 'A', price: '10', cost: '4', supplier: customers[0] },
    { code: 'B', price: '20', external_keys: [{ source: 'web', key: 'b' }] },
  ]);
  await make('order', [{ customer: customers[0], lines: products.map((product) => ({ product, quantity: 2, unit_price: '10' })) }, { customer: customers[1] }]);
  await make('deal', [{ name: 'Deal', customer: customers[1], products }]);
  await make('relation', [{ from_customer: customers[0], to_customer: customers[1], role: 'spouse' }]);
  await make('combo', [{ code: 'C', name: 'Combo', price: '25', items: products.map((product) => ({ product, quantity: 1 })) }]);
});

afterAll(() => shop.close());

const snapshot = () => takeSnapshot(shop.database, shop.models.current());

describe('undoing an operation', () => {
  it('gives back what was, and undoing that gives the operation again', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const before = await snapshot();
        const steps = randomSteps(draw, shop, before, [admin.id]);
        const told = JSON.stringify(steps);
        const operation = await writeAsOperation(shop, admin, steps);
        const after = await snapshot();
        if (operation === undefined) {
          expect(after, told).toEqual(before);
          return;
        }
        done += 1;
        const { operation: undo, kept } = await shop.writer.undo(admin, operation);
        expect(kept, told).toEqual([]);
        const undone = await snapshot();
        expect(without(undone, before), told).toEqual(without(before, before));
        const again = await shop.writer.undo(admin, undo);
        expect(again.kept, told).toEqual([]);
        expect(without(await snapshot(), undone), told).toEqual(without(after, undone));
      }),
      { numRuns, endOnFailure: true, ...seed },
    );
    expect(done).toBeGreaterThan(numRuns / 4);
    expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
  }, 240_000);
});
