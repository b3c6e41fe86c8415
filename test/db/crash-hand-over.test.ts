import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { UserActor } from '../../engine/access/actor.ts';
import { systemActor } from '../../engine/access/actor.ts';
import { sql } from '../../engine/sql/sql.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { ended, firstLine, startChild } from './crash/child-process.ts';
import { brokenInvariants } from './crash/invariants.ts';

const customers = 5_000;
const system = systemActor('test');

let shop: ShopDatabase;
let leaver: UserActor;
let heir: UserActor;

beforeAll(async () => {
  shop = await openShop();
  await shop.person('admin', 'admin');
  [leaver, heir] = [await shop.person('leaver', 'staff'), await shop.person('heir', 'staff')];
  const rows = Array.from({ length: customers }, (_, n) => ({ op: 'create', values: { name: `K${n}`, owner: leaver.id } }) as const);
  await shop.writer.write(system, 'customer', rows);
  await shop.writer.write(system, 'task', [{ op: 'create', values: { subject: 'Gọi lại', owner: leaver.id } }]);
  await shop.database.query(sql`update sys."user" set manager = ${leaver.id}::uuid where name = 'admin'`);
}, 60_000);

afterAll(() => shop.close());

const owned = async (person: UserActor) =>
  Number((await shop.database.query<{ n: number }>(sql`select count(*) as n from crm.customer where owner = ${person.id}::uuid`))[0]?.n);
const run = (failpoint?: string) => startChild('hand-over-child.ts', [shop.url, leaver.id, heir.id], failpoint);
/** The killed process's lock goes when PostgreSQL has noticed. */
const unlocked = () =>
  vi.waitFor(async () => expect(await shop.database.query(sql`select 1 as one from pg_locks where locktype = 'advisory' and objid = 7246106`)).toEqual([]));

it('goes on under one operation however often it is cut off, and is undone as one', async () => {
  for (const place of ['hand-over.batch-committed:1', 'write.written:1', 'hand-over.batch-committed:2', 'hand-over.rights-moved:1']) {
    expect([place, await ended(run(place))]).toEqual([place, 'SIGKILL']);
    await unlocked();
  }
  // What moves the rights moves them all or not at all.
  expect(
    await shop.database.query(
      sql`select u.active, b.manager = ${leaver.id}::uuid as reports from sys."user" as u, sys."user" as b where u.id = ${leaver.id}::uuid and b.name = 'admin'`,
    ),
  ).toEqual([{ active: true, reports: true }]);
  const child = run();
  const answer = JSON.parse(await firstLine(child));
  expect(await ended(child)).toBe(0);
  expect(answer).toMatchObject({
    records: [
      { object: 'customer', count: customers },
      { object: 'task', count: 1 },
    ],
    refused: [],
    reports: 1,
    disabled: true,
  });
  expect([await owned(leaver), await owned(heir)]).toEqual([0, customers]);
  const operations = sql`select kind, rows from sys.operation where kind = 'hand_over'`;
  expect(await shop.database.query(operations)).toEqual([{ kind: 'hand_over', rows: customers + 1 }]);
  // Asked for once more, there is nothing left to do.
  const again = run();
  expect(JSON.parse(await firstLine(again))).toMatchObject({ operation: null, records: [], disabled: true });
  await ended(again);
  expect(await shop.database.query(operations)).toHaveLength(1);
  expect(await shop.writer.undo(system, answer.operation)).toMatchObject({ undone: customers + 1, kept: [] });
  expect([await owned(leaver), await owned(heir)]).toEqual([customers, 0]);
  expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
}, 120_000);

it('does not go on where it has been undone', async () => {
  await shop.database.query(sql`update sys."user" set active = true where id = ${leaver.id}::uuid`);
  expect(await ended(run('hand-over.batch-committed:1'))).toBe('SIGKILL');
  await unlocked();
  const [cut] = await shop.database.query<{ operation: string }>(sql`select operation::text as operation from sys.hand_over where finished_at is null`);
  expect(await shop.writer.undo(system, cut?.operation ?? '')).toMatchObject({ undone: 2_000 });
  const child = run();
  const answer = JSON.parse(await firstLine(child));
  await ended(child);
  expect(answer.operation).not.toBe(cut?.operation);
  expect(answer.records).toContainEqual({ object: 'customer', count: customers });
}, 60_000);
