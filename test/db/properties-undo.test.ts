import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { brokenInvariants } from './crash/invariants.ts';
import { brokenLinks } from './properties/broken-links.ts';
import { randomSteps, writeAsOperation } from './properties/random-operation.ts';
import type { Draw } from './properties/random-values.ts';
import { type Snapshot, takeSnapshot, without } from './properties/record-snapshot.ts';
import { fillSmallShop } from './properties/small-shop.ts';

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
        expect(await brokenLinks(shop.database, shop.models.current()), told).toEqual([]);
        expect(kept, told).toEqual([]);
        const undone = await snapshot();
        expect(without(undone, before), told).toEqual(without(before, before));
        const again = await shop.writer.undo(admin, undo);
        expect(again.kept, told).toEqual([]);
        expect(without(await snapshot(), undone), told).toEqual(without(after, undone));
      }),
      { numRuns, endOnFailure: true, ...seed },
    );
    expect(done).toBeGreaterThan(0);
    expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
  }, 240_000);

  it('keeps what was edited since, tells it, and takes back the rest', async () => {
    let edited = 0;
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const before = await snapshot();
        const steps = randomSteps(draw, shop, before, [admin.id]);
        const operation = await writeAsOperation(shop, admin, steps);
        if (operation === undefined) return;
        const later = await editOne(draw, operation);
        if (later === undefined) return;
        edited += 1;
        const told = JSON.stringify({ steps, later });
        const answer = await shop.writer.undo(admin, operation);
        expect(await brokenLinks(shop.database, shop.models.current()), `${told} ${JSON.stringify(answer)}`).toEqual([]);
        const undone = await snapshot();
        const { key, field, created, changed, after } = later;
        const [object = '', id = ''] = key.split(' ');
        if (created || changed.includes(field)) {
          kept += 1;
          expect(answer.kept, told).toContainEqual({ object, id, fields: [field] });
        }
        if (created) expect(undone.get(key), told).toEqual(after);
        else {
          const expected = { in_trash: before.get(key)?.in_trash, values: { ...before.get(key)?.values, ...partsOf(after?.values ?? {}, field) } };
          expect(undone.get(key), told).toEqual(expected);
        }
        // Nothing else stays: what a created record needs stays with it.
        if (created) return;
        const rest = (of: Snapshot) => Object.fromEntries(Object.entries(without(of, before)).filter(([other]) => other !== key));
        expect(rest(undone), told).toEqual(rest(before));
      }),
      { numRuns, endOnFailure: true, ...seed },
    );
    expect(edited).toBeGreaterThan(0);
    expect(kept).toBeGreaterThan(0);
    expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
  }, 240_000);
});

/** The columns of a field. */
function partsOf(values: Readonly<Record<string, unknown>>, field: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([column]) => column === field || column.startsWith(`${field}__`)));
}

/** Somebody edits a text of one record that the operation wrote and that is not in the trash. */
async function editOne(draw: Draw, operation: string) {
  const deeds = await shop.database.query<{
    key: string;
    created: boolean;
    changed: string[];
  }>(sql`select object || ' ' || record as key, bool_or(kind in ('create', 'restore')) as created,
    coalesce(array_agg(distinct f) filter (where f is not null), '{}') as changed from sys.history left join lateral unnest(fields) as f on true
    where operation = ${operation}::uuid and object in ('customer', 'product', 'order', 'lead', 'task', 'combo') group by 1 order by 1`);
  const now = await snapshot();
  const there = deeds.filter(({ key }) => now.get(key)?.in_trash === false);
  if (there.length === 0) return undefined;
  const deed = there[draw(fc.nat, { max: there.length - 1 })] as (typeof there)[number];
  const [object = '', id = ''] = deed.key.split(' ');
  const texts: Record<string, string> = { customer: 'notes', product: 'description', order: 'notes', lead: 'need', task: 'note', combo: 'description' };
  const field = texts[object] as string;
  const { results } = await shop.writer.write(admin, object, [{ op: 'update', id, values: { [field]: `edited since ${operation}` } }]);
  if (results[0]?.ok !== true) throw new Error(JSON.stringify(results));
  return { ...deed, field, after: (await snapshot()).get(deed.key) };
}
