import pg from 'pg';
import { systemActor } from '../../../engine/access/actor.ts';
import { createChangeSets } from '../../../engine/changes/create-change-sets.ts';
import { installDocuments } from '../../../engine/changes/install-documents.ts';
import { migrate } from '../../../engine/database/migrate.ts';
import { openModelStore } from '../../../engine/database/model-store.ts';
import { openDatabase } from '../../../engine/database/open-database.ts';
import { createIdentity } from '../../../engine/identity/identity.ts';
import type { BenchSizes } from '../bench-sizes.ts';
import { benchDocuments } from './bench-documents.ts';
import { seedStatements } from './seed-statements.ts';

/** The person whose records are measured, and the one who may do all. */
export const people = { sales: 'sales0@example.com', admin: 'admin@example.com', password: 'sales-password-1' } as const;

const seedIds = `'01900000-0000-7000-8000-'`;
/** Identifiers that grow as the engine's own do, from the numbers of the harness. */
const idOf = (column: string) => `(${seedIds} || lpad(to_hex(${column}), 12, '0'))::uuid`;
const standard = 'id, owner, created_at, created_by, updated_at, updated_by, version';
const standardOf = (from: string) => `${idOf(`${from}.id`)}, owner_id, created_at, owner_id, created_at, owner_id, 1`;

const fills = [
  `insert into crm.account (${standard}, name, industry, city, annual_revenue) select ${standardOf('a')}, name, industry, city, annual_revenue from seed.accounts as a order by a.id`,
  `insert into crm.contact (${standard}, first_name, last_name, email, phone, status, source, birth_date, annual_income, score, is_vip, tags, account, notes)
   select ${standardOf('c')}, first_name, last_name, email, phone, status, source, birth_date, annual_income, score, is_vip,
     array(select distinct tag from json_array_elements_text(tags) as tag), ${idOf('account_id')}, notes from seed.contacts as c order by c.id`,
  `insert into crm.deal (${standard}, name, stage, amount, close_date, account, contact)
   select ${standardOf('d')}, name, stage, amount, close_date, ${idOf('account_id')}, ${idOf('contact_id')} from seed.deals as d order by d.id`,
  `with operation as (insert into sys.operation (kind, rows) select 'import', count(*) from crm.contact returning id)
   insert into sys.history (object, record, version, at, operation, kind) select 'contact', c.id, 1, c.created_at, operation.id, 'create' from crm.contact as c, operation`,
  'drop schema seed cascade',
];

/** Our tables with the harness's data and people who sign in. `url` is of an empty database. */
export async function fillOurDatabase(url: string, harness: string, sizes: BenchSizes): Promise<void> {
  const owners = await installBench(url, sizes.people);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create schema seed');
    await client.query('set search_path to seed, public');
    await client.query(`create table bench_owners as select n - 1 as n, id::uuid from unnest($1::text[]) with ordinality as o(id, n)`, [
      Array.from({ length: 20 }, (_, n) => owners[n % owners.length]),
    ]);
    const { schema, data } = seedStatements(harness, sizes);
    const wanted = [...schema, ...data].filter((statement) => !/extension|orders|create index|vacuum/i.test(statement));
    for (const statement of [...wanted, ...fills, 'vacuum analyze']) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Migrates, installs the documents of the bench and makes the people; answers the owners, the first of whom signs in. */
async function installBench(url: string, count: number): Promise<readonly string[]> {
  const database = await openDatabase({ url, poolSize: 4 });
  try {
    await migrate(database);
    const clock = () => new Date();
    const models = await openModelStore(database);
    try {
      await installDocuments(createChangeSets({ database, models, clock }), systemActor('bench'), benchDocuments);
    } finally {
      await models.close();
    }
    const identity = createIdentity(database, clock);
    await identity.createUser({ email: people.admin, name: 'Admin', password: people.password, roles: ['admin'] });
    const owners: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const password = n === 0 ? { password: people.password } : {};
      owners.push(
        (await identity.createUser({ email: n === 0 ? people.sales : `sales${n}@example.com`, name: `Sales ${n}`, roles: ['sales'], ...password })).id,
      );
    }
    return owners;
  } finally {
    await database.close();
  }
}
