import type { ObjectModel } from '../../engine/metadata/model.ts';
import { placeByHand } from '../../engine/records/placing/place-records.ts';
import { sql } from '../../engine/sql/sql.ts';
import { accessDocuments } from './access-documents.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';

/** People by what they may: see accessDocuments for the roles. */
const rolesOf = {
  Lan: ['marketing', 'sales'],
  Bình: ['field_sales'],
  Chi: [],
  Dũng: ['chief'],
  Em: ['partner'],
  An: ['clerk'],
  Hà: ['desk'],
  Kim: ['hushed', 'marketing'],
  Ngọc: ['keeper'],
  Oanh: [],
} as const;

export type WorldPerson = keyof typeof rolesOf;

export interface AccessWorld {
  readonly api: TestApi;
  readonly people: Readonly<Record<WorldPerson, string>>;
  /** Owned by Bình, in Q1, shared with Em to be read. */
  readonly hoa: string;
  /** Owned by An, in Q2. */
  readonly mai: string;
  /** Of the customer Mai. */
  readonly order: string;
  /** Of the customer Hoa. */
  readonly other: string;
  /** Asks in a session of the administrator. */
  admin(url: string): Promise<{ readonly status: number; readonly body: never }>;
  /** Asks with a token of the person that may only read. */
  as(person: WorldPerson, url: string): Promise<{ readonly status: number; readonly body: never }>;
}

/** A small shop of people in a team, under a manager, in territories, with two customers and an order of each. */
export async function openAccessWorld(): Promise<AccessWorld> {
  const api = await openTestApi({ documents: accessDocuments });
  const { database, identity, writer } = api;
  const people = {} as Record<WorldPerson, string>;
  for (const [name, roles] of Object.entries(rolesOf)) {
    const email = `${name.normalize('NFD').replaceAll(/[^a-z]/gi, '')}@example.com`;
    people[name as WorldPerson] = (await identity.createUser({ email, name, roles })).id;
  }
  const insert = async (statement: ReturnType<typeof sql>) => String((await database.query<{ id: string }>(statement))[0]?.id);
  const [q1, q2] = [
    await insert(sql`insert into sys.territory (name) values ('Q1') returning id::text as id`),
    await insert(sql`insert into sys.territory (name) values ('Q2') returning id::text as id`),
  ];
  const retail = await insert(sql`insert into sys.team (name) values ('Retail') returning id::text as id`);
  await database.query(sql`insert into sys.territory_member (territory, user_id) values (${q1}::uuid, ${people.Lan}::uuid)`);
  await database.query(sql`insert into sys.team_member (team, user_id) values (${retail}::uuid, ${people.Bình}::uuid), (${retail}::uuid, ${people.Chi}::uuid)`);
  const leads = await insert(sql`insert into sys.team (name) values ('Leads') returning id::text as id`);
  await database.query(sql`insert into sys.team_member (team, user_id) values (${leads}::uuid, ${people.Chi}::uuid)`);
  await database.query(sql`insert into sys.team_role (team, role) values (${leads}::uuid, 'crew')`);
  await database.query(sql`update sys."user" set manager = ${people.Dũng}::uuid where id = ${people.Chi}::uuid`);
  await database.query(sql`update sys."user" set manager = ${people.Chi}::uuid where id = ${people.Bình}::uuid`);
  const admin = await identity.person((await identity.findUser('admin@example.com'))?.id ?? '');
  if (!admin) throw new Error('there is no administrator');
  const create = async (object: string, values: Record<string, unknown>): Promise<string> => {
    const [result] = (await writer.write(admin, object, [{ op: 'create', values }])).results;
    return result?.ok ? result.id : '';
  };
  const hoa = await create('customer', { name: 'Hoa', phone: '0911111111', status: 'active', secret: 'x', owner: people.Bình });
  const mai = await create('customer', { name: 'Mai', phone: '0922222222', status: 'closed', secret: 'y', owner: people.An });
  const product = await create('product', { name: 'Nến', cost: '5' });
  const order = await create('order', { number: 'D1', customer: mai, product, price: '10', cost: '4' });
  const other = await create('order', { number: 'D2', customer: hoa, product, price: '10', cost: '4' });
  for (const [record, territory, since] of [
    [hoa, q1, '2026-03-03T02:00:00Z'],
    [mai, q2, '2026-03-04T02:00:00Z'],
  ] as const)
    await database.transaction((tx) =>
      placeByHand(tx, api.models.current().objects.get('customer') as ObjectModel, { record, territory, inside: true }, new Date(since)),
    );
  await database.query(sql`insert into sys.share (object, record, subject, can, created_by, expires_at)
    values ('customer', ${hoa}::uuid, ${`user:${people.Em}`}, '{read}', ${people.An}::uuid, '2096-05-05T02:00:00Z')`);
  const session = await api.as('admin@example.com');
  return {
    api,
    people,
    hoa,
    mai,
    order,
    other,
    async admin(url) {
      const answer = await session({ method: 'GET', url });
      return { status: answer.statusCode, body: answer.json() as never };
    },
    async as(person, url) {
      const { token } = await identity.createToken(people[person], { name: 'test', scopes: ['read'] });
      const answer = await api.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
      return { status: answer.statusCode, body: answer.json() as never };
    },
  };
}
