import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { ended, startChild } from './crash/child-process.ts';
import { brokenInvariants } from './crash/invariants.ts';
import { importFile, importsOf } from './import-file.ts';
import { sales } from './import-mappings.ts';
import { brokenLinks } from './properties/broken-links.ts';
import { takeSnapshot, without } from './properties/record-snapshot.ts';
import { queueUndo, waitingUndos } from './undo-by-chunks.ts';

let shop: ShopDatabase;
let admin: UserActor;

beforeAll(async () => {
  shop = await openShop();
  admin = await shop.person('admin', 'admin');
});

afterAll(() => shop.close());

// 2,000 orders with 4,000 lines and seven products.
const text = `Order,Code,Qty,Price\n${Array.from({ length: 4_000 }, (_, n) => `o${n % 2_000},p${n % 7},${1 + (n % 3)},10`).join('\n')}\n`;
const chunk = '500';

const snapshot = () => takeSnapshot(shop.database, shop.models.current());
const child = (failpoint?: string) => ended(startChild('undo-child.ts', [shop.url, chunk], failpoint));

/** How many changes the undo has made, which its progress must tell. */
async function written(undo: string): Promise<number> {
  const rows = await shop.database.query<{ n: number }>(sql`select count(*) as n from sys.history where operation = ${undo}::uuid`);
  return Number(rows[0]?.n);
}

// Each process is killed the first, second or third time it passes the place; the work of those before it stays.
const places = [
  ['undo.gathered', 0],
  ['undo.step-committed', 0],
  ['undo.chunk-written:1', 0],
  ['undo.chunk-written:3', 2],
  ['undo.step-committed:1', 3],
  ['undo.chunk-written:2', 4],
  ['undo.step-committed:2', 6],
  ['undo.finished', undefined],
] as const;

describe('an undo whose processes are killed one after another', () => {
  it('is whole in the end, with nothing lost and nothing twice, and so is the undo of that', async () => {
    const before = await snapshot();
    const { operation } = await importFile(importsOf(shop), admin, sales, text);
    const after = await snapshot();
    let undone = operation ?? '';
    // An order with its lines is three records, so a chunk of 500 is 498. Products go last and come back first.
    for (const [wanted, settled] of [
      [before, [0, 498, 996, 1_494, 1_992, 2_490, 2_988]],
      [after, [0, 7, 505, 1_003, 1_501, 1_999, 2_497]],
    ] as const) {
      const { operation: undo, total } = await queueUndo(shop, admin, undone);
      expect(total).toBe(6_007);
      for (const [place, chunks] of places) {
        expect([place, await child(place)]).toEqual([place, 'SIGKILL']);
        const { status, done = 0, kept_count } = await waitingUndos(shop).get(admin, undo);
        expect([place, status, kept_count, done]).toEqual([place, 'running', 0, await written(undo)]);
        if (chunks !== undefined) expect([place, done]).toEqual([place, settled[chunks]]);
        expect(await brokenLinks(shop.database, shop.models.current())).toEqual([]);
      }
      expect(await child()).toBe(0);
      expect(await waitingUndos(shop).get(admin, undo)).toMatchObject({ status: 'done', done: 6_007, undone: 6_007, rows: 6_007, kept_count: 0 });
      expect(await written(undo)).toBe(6_007);
      expect(without(await snapshot(), before)).toEqual(without(wanted, before));
      undone = undo;
    }
    await vi.waitFor(async () => expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]), { timeout: 10_000, interval: 100 });
  }, 180_000);
});
