import type { Actor } from '../../../engine/access/actor.ts';
import type { ShopDatabase } from '../../setup/shop-database.ts';

/** A few records of several objects that point to each other, some with lines, keys and identities. */
export async function fillSmallShop({ writer }: ShopDatabase, actor: Actor): Promise<void> {
  const make = async (object: string, values: readonly Record<string, unknown>[]): Promise<readonly string[]> => {
    const { results } = await writer.write(
      actor,
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
}
