import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import { sql } from '../../engine/sql/sql.ts';
import { actor, type OpenedChanges, openChanges, put } from './changes-open.ts';
import { fieldOf, objectOf, shop } from './changes-shop.ts';
import { driftOf } from './changes-snapshot.ts';
import { ended, startChild } from './crash/child-process.ts';
import { brokenInvariants } from './crash/invariants.ts';

let opened: OpenedChanges;

beforeEach(async () => {
  opened = await openChanges(0);
  const { changeSets, database, models } = opened;
  await installDocuments(changeSets, actor, [...shop, fieldOf('customer', 'code', 'text')], 'Shop');
  const writer = createWriter({ database, models, clock: () => new Date(), ports: {} });
  const rows = (from: number) =>
    Array.from({ length: 6_000 }, (_, n) => ({ op: 'create' as const, values: { name: `Khách ${from + n}`, city: String(from + n), code: `c${from + n}` } }));
  for (const from of [1, 6_001]) await writer.write(actor, 'customer', rows(from));
  // Some have a past, which is converted too.
  const some = await database.query<{ id: string }>(sql`select id::text as id from crm.customer where name like '%7' order by id`);
  await writer.write(
    actor,
    'customer',
    some.map(({ id }) => ({ op: 'update' as const, id, values: { name: `Khách cũ ${id}` } })),
  );
});

afterEach(() => opened.close());

/** Nothing is left of the way: columns being filled, triggers, functions. */
const leftovers = sql`select attname as name from pg_attribute where attrelid = 'crm.customer'::regclass and attname like '%\\_\\_next' and not attisdropped
  union all select tgname from pg_trigger where tgname like 'convert\\_%' union all select proname from pg_proc where proname like 'convert\\_%' and pronamespace = 'crm'::regnamespace`;

describe('a change set whose process is killed', () => {
  it.each([
    ['with the tables changed and nothing committed, at either time', ['apply.prepared', 'apply.tables-changed']],
    ['after the commit, before anybody is told', ['apply.committed']],
    ['at a step that has begun and one that is done but not noted', ['step.begun:2', 'step.performed:1']],
    ['inside a batch of conversions, then after it', ['step.batch-filled:2', 'step.batch-committed:2']],
    ['inside the switch, then after it', ['step.switching', 'step.begun:2']],
    ['at each of four places, one after another', ['apply.committed', 'step.batch-filled:1', 'step.performed:2', 'step.switching']],
  ])(
    '%s is whole in the end',
    async (_, failpoints) => {
      const { changeSets, database, models } = opened;
      const changes = [
        put(fieldOf('customer', 'city', 'integer', { indexed: true })),
        put(fieldOf('customer', 'code', 'text', { unique: true })),
        put(fieldOf('customer', 'level', 'choice', { options: { choices: [{ key: 'a', label: { en: 'A', vi: 'A' } }] }, indexed: true })),
        put(objectOf('customer')),
      ];
      const { id } = await changeSets.create(actor, { changes });
      for (const failpoint of failpoints)
        expect([failpoint, await ended(startChild('apply-child.ts', [database.url, id], failpoint))]).toEqual([failpoint, 'SIGKILL']);
      expect(await ended(startChild('apply-child.ts', [database.url, id]))).toBe(0);
      const done = await changeSets.get(actor, id);
      expect(done).toMatchObject({ status: 'applied' });
      expect(done?.steps.filter(({ state, done, total }) => state !== 'done' || done !== total)).toEqual([]);
      await models.refresh();
      expect(await database.query(sql`select count(*) as n, sum(city)::int as total, count(distinct code) as codes from crm.customer`)).toEqual([
        { n: 12_000, total: 72_006_000, codes: 12_000 },
      ]);
      expect(
        await database.query(
          sql`select count(*) as n, count(p.city) as filled, bool_and(p.city = t.city) as same from past.customer as p join crm.customer as t using (id)`,
        ),
      ).toEqual([{ n: 1_200, filled: 1_200, same: true }]);
      expect(await driftOf(database, models.current())).toEqual([]);
      expect(await database.query(leftovers)).toEqual([]);
      expect(await database.query(sql`select count(*) as n from sys.change_set`)).toEqual([{ n: 2 }]);
      await vi.waitFor(async () => expect(await brokenInvariants(database, models.current())).toEqual([]), { timeout: 10_000, interval: 100 });
    },
    120_000,
  );
});
