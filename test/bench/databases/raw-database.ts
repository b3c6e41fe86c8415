import pg from 'pg';
import type { BenchSizes } from '../bench-sizes.ts';
import { seedStatements } from './seed-statements.ts';

export interface RawDatabase {
  readonly name: string;
  /** The owner whose records the raw server shows. */
  readonly owner: string;
}

/** Plain tables with the harness's data. `url` is of an empty database. */
export async function fillRawDatabase(url: string, harness: string, sizes: BenchSizes): Promise<RawDatabase> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { schema, data } = seedStatements(harness, sizes);
    for (const statement of schema) await client.query(statement);
    await client.query(`create table bench_owners as select n, md5('owner' || n % ${sizes.people})::uuid as id from generate_series(0, 19) as n`);
    for (const statement of data) await client.query(statement);
    const { rows } = await client.query<{ id: string }>('select id::text as id from bench_owners where n = 0');
    return { name: new URL(url).pathname.slice(1), owner: rows[0]?.id ?? '' };
  } finally {
    await client.end();
  }
}
