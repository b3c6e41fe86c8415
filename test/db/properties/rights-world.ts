import type { UserActor } from '../../../engine/access/actor.ts';
import { accessDocuments } from '../access-documents.ts';
import { openTestApi, type TestApi } from '../open-test-api.ts';

export interface RightsWorld {
  readonly api: TestApi;
  readonly admin: UserActor;
  /** Ids of five people without a role. */
  readonly people: readonly string[];
  /** Ids by object: customers, products, and orders that link to them or to none. */
  readonly records: Readonly<Record<string, readonly string[]>>;
}

/** A few people and records to give rights to at random. */
export async function openRightsWorld(): Promise<RightsWorld> {
  const api = await openTestApi({ documents: accessDocuments });
  const admin = await api.identity.person((await api.identity.findUser('admin@example.com'))?.id ?? '');
  if (!admin) throw new Error('there is no administrator');
  const people: string[] = [];
  for (let index = 0; index < 5; index += 1)
    people.push((await api.identity.createUser({ email: `p${index}@example.com`, name: `Person ${index}`, roles: [] })).id);
  const create = async (object: string, rows: readonly Record<string, unknown>[]): Promise<readonly string[]> => {
    const { results } = await api.writer.write(
      admin,
      object,
      rows.map((values) => ({ op: 'create', values }) as const),
    );
    return results.map((result) => (result.ok ? result.id : ''));
  };
  const [a, b, c] = people;
  const customer = await create('customer', [
    { name: 'Hoa', phone: '0911111111', status: 'active', secret: 'x', owner: a },
    { name: 'Mai', status: 'closed', secret: 'y', owner: b },
    { name: 'Cúc', phone: '0922222222', owner: c },
    { name: 'Sen', status: 'active', owner: null },
  ]);
  const product = await create('product', [
    { name: 'Nến', cost: '5', owner: a },
    { name: 'Hương', cost: '7', owner: b },
  ]);
  const order = await create('order', [
    { number: 'D1', customer: customer[0], product: product[0], price: '10', cost: '4', owner: b },
    { number: 'D2', customer: customer[1], product: product[1], price: '20', cost: '4', owner: c },
    { number: 'D3', customer: customer[2], price: '12', owner: a },
    { number: 'D4', product: product[0], price: '8', cost: '7', owner: null },
  ]);
  return { api, admin, people, records: { customer, product, order } };
}
