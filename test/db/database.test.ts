import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../engine/database/database.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { sql } from '../../engine/sql/sql.ts';
import { cloneDatabase, type TestDatabase } from '../setup/test-database.ts';

let clone: TestDatabase;
let database: Database;

beforeAll(async () => {
  clone = await cloneDatabase();
  database = await openDatabase({ url: clone.url, poolSize: 4 });
  await database.query(sql`create table public.item (id int primary key, name text)`);
});

afterAll(async () => {
  await database.close();
  await clone.drop();
});

const names = async () => (await database.query<{ name: string }>(sql`select name from public.item order by id`)).map(({ name }) => name);

describe('Database.query', () => {
  it('gives each type of column as the contract says', async () => {
    const [row] = await database.query(sql`
      select 9007199254740991::bigint as big, 9007199254740993::bigint as bigger, 2.50::numeric as price, '2026-11-22'::date as day,
        '2026-11-22 09:14:00.5+07'::timestamptz as at, '{"a":[1]}'::jsonb as body, array['x', null, 'a,"b"']::text[] as tags,
        array[1.50, 2]::numeric[] as prices, array['2026-11-22 09:14:00+07'::timestamptz] as times,
        '0197c6a0-0000-7000-8000-000000000000'::uuid as id, null::numeric as nothing`);
    expect(row).toEqual({
      big: 9007199254740991,
      bigger: '9007199254740993',
      price: '2.50',
      day: '2026-11-22',
      at: '2026-11-22T02:14:00.500Z',
      body: { a: [1] },
      tags: ['x', null, 'a,"b"'],
      prices: ['1.50', '2'],
      times: ['2026-11-22T02:14:00.000Z'],
      id: '0197c6a0-0000-7000-8000-000000000000',
      nothing: null,
    });
  });

  it('keeps a named statement prepared on the server', async () => {
    await database.transaction(async (tx) => {
      await tx.query({ text: 'select $1::int as n', values: [1], name: 'one_number' });
      expect(await tx.query({ text: 'select $1::int as n', values: [2], name: 'one_number' })).toEqual([{ n: 2 }]);
      expect(await tx.query(sql`select name from pg_prepared_statements where name = 'one_number'`)).toEqual([{ name: 'one_number' }]);
    });
  });

  it('stops a statement at its time limit and keeps the limit to that statement', async () => {
    await expect(database.query(sql`select pg_sleep(5)`, { statementTimeoutMs: 20 })).rejects.toMatchObject({ code: '57014' });
    expect(await database.query(sql`show statement_timeout`)).toEqual([{ statement_timeout: '30s' }]);
  });
});

describe('Database.transaction', () => {
  it('commits what was done', async () => {
    const answer = await database.transaction(async (tx) => {
      await tx.query(sql`insert into public.item values (1, 'candle')`);
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await names()).toEqual(['candle']);
  });

  it('rolls back and throws what was thrown', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.query(sql`insert into public.item values (2, 'holder')`);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await names()).toEqual(['candle']);
  });

  it('gives the error of PostgreSQL untouched', async () => {
    const failing = database.transaction((tx) => tx.query(sql`insert into public.item values (1, 'again')`));
    await expect(failing).rejects.toMatchObject({ code: '23505', constraint: 'item_pkey' });
  });

  it('does not report a commit when the error of a statement was swallowed', async () => {
    const failing = database.transaction(async (tx) => {
      await tx.query(sql`insert into public.item values (3, 'lost')`);
      await expect(tx.query(sql`select 1 / 0`)).rejects.toMatchObject({ code: '22012' });
    });
    await expect(failing).rejects.toThrow('the transaction was rolled back');
    expect(await names()).toEqual(['candle']);
  });

  it('refuses statements after its end', async () => {
    const escaped = await database.transaction(async (tx) => tx);
    await expect(escaped.query(sql`select 1`)).rejects.toThrow('the transaction is over');
  });

  it('sets time limits, isolation and read-only for itself alone', async () => {
    const settings = sql`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('transaction_isolation') as isolation, current_setting('transaction_read_only') as read_only`;
    const inside = await database.transaction((tx) => tx.query(settings), {
      statementTimeoutMs: 700,
      lockTimeoutMs: 90,
      isolation: 'repeatable read',
      readOnly: true,
    });
    expect(inside).toEqual([{ statement: '700ms', lock: '90ms', isolation: 'repeatable read', read_only: 'on' }]);
    expect(await database.transaction((tx) => tx.query(settings))).toEqual([{ statement: '5s', lock: '0', isolation: 'read committed', read_only: 'off' }]);
  });

  it('throws when the server drops its connection and goes on with another', async () => {
    const failing = database.transaction(async (tx) => {
      const [row] = await tx.query<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await database.query(sql`select pg_terminate_backend(${row?.pid})`);
      await tx.query(sql`select 1`);
    });
    await expect(failing).rejects.toThrow();
    expect(await names()).toEqual(['candle']);
  });
});

describe('Database.stream', () => {
  it('gives all rows in batches', async () => {
    const sizes: number[] = [];
    for await (const rows of database.stream(sql`select n from generate_series(1, ${2500}) as n order by n`, 1000)) sizes.push(rows.length);
    expect(sizes).toEqual([1000, 1000, 500]);
  });

  it('gives its connection back when the reader leaves early', async () => {
    for (let round = 0; round < 6; round += 1) {
      for await (const rows of database.stream(sql`select n from generate_series(1, 10) as n`, 2)) {
        expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
        break;
      }
    }
    expect(await database.query(sql`select 1 as one`)).toEqual([{ one: 1 }]);
  });

  it('throws the error of a wrong statement', async () => {
    const read = async () => {
      for await (const _ of database.stream(sql`select nothing from public.item`, 10)) throw new Error('no rows expected');
    };
    await expect(read()).rejects.toMatchObject({ code: '42703' });
  });
});

describe('Database.listen', () => {
  it('hears notices after a commit and comes back after its connection was cut', async () => {
    const heard: string[] = [];
    let connects = 0;
    const listening = await database.listen(
      'model',
      (payload) => heard.push(payload),
      () => connects++,
    );
    await database.transaction((tx) => tx.query(sql`select pg_notify('model', '7')`));
    await vi.waitFor(() => expect(heard).toEqual(['7']));

    await database.query(
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'trellis listen' and datname = current_database()`,
    );
    await vi.waitFor(() => expect(connects).toBe(2), { timeout: 10_000 });
    await database.query(sql`select pg_notify('model', '8')`);
    await vi.waitFor(() => expect(heard).toEqual(['7', '8']));
    await listening.close();
  });
});
