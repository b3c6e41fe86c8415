import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { brokenInvariants } from './crash/invariants.ts';
import { brokenLinks } from './properties/broken-links.ts';
import { randomSteps, writeAsOperation } from './properties/random-operation.ts';
import { takeSnapshot, without } from './properties/record-snapshot.ts';
import { fillSmallShop } from './properties/small-shop.ts';
import { queueUndo, runInChunks, waitingUndos } from './undo-by-chunks.ts';

const numRuns = Number(process.env.TRELLIS_TEST_RUNS ?? 25);
const seed = process.env.PROOF_SEED === undefined ? {} : { seed: Number(process.env.PROOF_SEED) };

let shop: ShopDatabase;
let admin: UserActor;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.person('admin', 'admin');
  await fillSmallShop(shop, admin);
});

afterAll(() => shop.close());

const snapshot = () => takeSnapshot(shop.database, shop.models.current());

/** Undoes in chunks of one or two records, and sees after each that no link leads into the trash. */
async function undoInChunks(operation: string, chunkRecords: number, told: string): Promise<string> {
  const { operation: undo } = await queueUndo(shop, admin, operation);
  await runInChunks(shop, undo, chunkRecords, async () => expect(await brokenLinks(shop.database, shop.models.current()), told).toEqual([]));
  const state = await waitingUndos(shop).get(admin, undo);
  expect(state, told).toMatchObject({ status: 'done', kept: [], kept_count: 0, issues: [], done: state.total });
  return undo;
}

describe('undoing an operation chunk by chunk', () => {
  it('gives back what was, as at once, and undoing that gives the operation again', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), fc.integer({ min: 1, max: 2 }), async (draw, chunkRecords) => {
        const before = await snapshot();
        const steps = [...randomSteps(draw, shop, before, [admin.id]), ...randomSteps(draw, shop, before, [admin.id])];
        const told = JSON.stringify(steps);
        const operation = await writeAsOperation(shop, admin, steps);
        const after = await snapshot();
        if (operation === undefined) return;
        done += 1;
        const undo = await undoInChunks(operation, chunkRecords, told);
        const undone = await snapshot();
        expect(without(undone, before), told).toEqual(without(before, before));
        await undoInChunks(undo, chunkRecords, told);
        expect(without(await snapshot(), undone), told).toEqual(without(after, undone));
      }),
      { numRuns, endOnFailure: true, ...seed },
    );
    expect(done).toBeGreaterThan(0);
    expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
  }, 240_000);
});
