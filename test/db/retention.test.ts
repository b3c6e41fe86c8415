import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import { forgetPast } from '../../engine/records/forget-past.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';

const admin = systemActor('test');

let shop: ShopDatabase;
let id: string;
beforeAll(async () => {
  shop = await openShop();
  const write = async (values: object, at: string) =>
    shop.writer.write(admin, 'customer', [id === undefined ? { op: 'create', values: { ...values } } : { op: 'update', id, values: { ...values } }], {
      at: new Date(at),
    });
  const { results } = await write({ name: 'Nguyễn Thị Hoa', occupation: 'first' }, '2024-01-05T08:00:00Z');
  id = results[0]?.ok ? results[0].id : '';
  await write({ occupation: 'second' }, '2024-02-05T08:00:00Z');
  await write({ occupation: 'third' }, '2025-06-05T08:00:00Z');
  await write({ occupation: 'fourth' }, '2025-07-05T08:00:00Z');
});
afterAll(() => shop.close());

const occupations = async () => {
  const entries = await shop.writer.history(admin, 'customer', id);
  return entries.map(({ version, kind, changes }) => ({ version, kind, occupation: changes.find(({ field }) => field === 'occupation') }));
};

describe('forgetPast', () => {
  it('removes versions that ended before, says so in the history, and keeps the journal and the record', async () => {
    const forgotten = await forgetPast(shop.database, shop.models.current(), new Date('2025-06-30T00:00:00Z'));

    expect(forgotten).toBe(2);
    expect(await occupations()).toEqual([
      { version: 4, kind: 'update', occupation: { field: 'occupation', before: 'third', after: 'fourth' } },
      { version: 3, kind: 'update', occupation: { field: 'occupation', before: null, after: null, expired: true } },
      { version: 2, kind: 'update', occupation: { field: 'occupation', before: null, after: null, expired: true } },
      { version: 1, kind: 'create', occupation: undefined },
    ]);
    expect(await shop.writer.get(admin, 'customer', id, ['occupation'])).toMatchObject({ occupation: 'fourth', version: 4 });
  });

  it('leaves a record alone whose former value an undo would need, and tells it', async () => {
    const [, , third] = (await shop.writer.history(admin, 'customer', id)).toReversed();
    const undone = await shop.writer.undo(admin, third?.operation ?? '');
    expect(undone).toMatchObject({ undone: 0, kept: [{ object: 'customer', id }] });
    expect(await shop.writer.get(admin, 'customer', id, ['occupation'])).toMatchObject({ occupation: 'fourth' });
  });

  it('finds nothing more the second time', async () => {
    expect(await forgetPast(shop.database, shop.models.current(), new Date('2025-06-30T00:00:00Z'))).toBe(0);
  });
});
