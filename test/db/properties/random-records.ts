import fc from 'fast-check';
import type { Actor } from '../../../engine/access/actor.ts';
import { sql } from '../../../engine/sql/sql.ts';
import type { ShopDatabase } from '../../setup/shop-database.ts';
import { type Draw, randomValues } from './random-values.ts';

/** The objects of the shop, each after those that it links to. */
export const objectsInOrder = [
  'branch',
  'customer',
  'product',
  'combo',
  'combo_item',
  'lead',
  'order',
  'order_line',
  'deal',
  'relation',
  'task',
  'ticket',
] as const;

/** Removes all records, with their history. */
export async function emptyShop({ database, models }: ShopDatabase): Promise<void> {
  const tables = [...models.current().objects.values()]
    .filter(({ table }) => table[0] === 'crm')
    .flatMap(({ name }) => [sql.id('crm', name), sql.id('past', name)]);
  await database.query(sql`truncate ${sql.join(tables)}, sys.history, sys.operation, sys.counter, sys.import cascade`);
}

/** Writes a few random records of every object; those that a rule refuses are left out. Answers how many there are. */
export async function writeRandomRecords(draw: Draw, { models, writer }: ShopDatabase, actor: Actor, user: string): Promise<number> {
  const ids = new Map<string, readonly string[]>([['user', [user]]]);
  let written = 0;
  for (const name of objectsInOrder) {
    const object = models.current().objects.get(name);
    if (!object) throw new Error(`there is no ${name}`);
    const rows = Array.from({ length: draw(fc.integer, { min: 1, max: 5 }) }, () => ({
      op: 'create' as const,
      values: { owner: user, ...randomValues(draw, object, (target) => ids.get(target) ?? [], 0.7, true) },
    }));
    const { results } = await writer.write(actor, name, rows, { mode: 'valid' });
    const made = results.flatMap((result) => (result.ok ? [result.id] : []));
    ids.set(name, made);
    written += made.length;
  }
  return written;
}
