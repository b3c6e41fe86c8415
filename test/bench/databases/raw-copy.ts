import pg from 'pg';
import { cpuMs } from '../process-usage.ts';

export interface RawCopy {
  readonly ms: number;
  readonly postgresMs: number;
  readonly rows: number;
}

const tables = ['product', 'customer', 'order', 'order_line'] as const;

/**
 * Loads the rows of the shop's tables once more, into empty copies of these tables with all their indexes, checks and foreign keys, by
 * COPY from files beside the server: PostgreSQL's part of an import and nothing else.
 */
export async function copyShop(url: string, postgresPid: number): Promise<RawCopy> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: place } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    const file = (table: string) => `'${place[0]?.folder}/bench_${table}.copy'`;
    await client.query('create schema raw_copy');
    for (const table of tables) await client.query(`create table raw_copy.${quote(table)} (like crm.${quote(table)} including all)`);
    for (const statement of await foreignKeys(client)) await client.query(statement);
    const columns = new Map<string, string>();
    for (const table of tables) columns.set(table, await storedColumns(client, table));
    for (const table of tables) await client.query(`copy crm.${quote(table)} (${columns.get(table)}) to ${file(table)}`);
    const [start, postgres] = [performance.now(), cpuMs(postgresPid)];
    let rows = 0;
    await client.query('begin');
    for (const table of tables) rows += (await client.query(`copy raw_copy.${quote(table)} (${columns.get(table)}) from ${file(table)}`)).rowCount ?? 0;
    await client.query('commit');
    return { ms: performance.now() - start, postgresMs: cpuMs(postgresPid) - postgres, rows };
  } finally {
    await client.end();
  }
}

function quote(name: string): string {
  return `"${name}"`;
}

/** Those of the tables, turned to the copies where they point at a copied table. */
async function foreignKeys(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_constraintdef(k.oid) as definition from pg_constraint as k join pg_class as c on c.oid = k.conrelid
     where k.contype = 'f' and c.relnamespace = 'crm'::regnamespace and c.relname = any($1)`,
    [tables],
  );
  const copied = new RegExp(`REFERENCES crm\\.("?(?:${tables.join('|')})"?)\\(`, 'g');
  return rows.map(({ name, definition }) => `alter table raw_copy.${quote(name)} add ${definition.replaceAll(copied, 'REFERENCES raw_copy.$1(')}`);
}

async function storedColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`crm.${quote(table)}`],
  );
  return rows[0]?.names ?? '';
}
