import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { openModelStore } from '../../engine/database/model-store.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { ident, sql } from '../../engine/sql/sql.ts';
import { actor, type OpenedChanges, openChanges, put } from './changes-open.ts';
import { fieldOf, shop } from './changes-shop.ts';
import { driftOf } from './changes-snapshot.ts';

let opened: OpenedChanges;

beforeAll(async () => {
  opened = await openChanges();
  await installDocuments(opened.changeSets, actor, shop, 'Shop');
  const fill = (table: string, rows: number, text: string) =>
    opened.database.query(
      sql`insert into ${ident('crm', table)} (id, ${ident(text)}, created_at, updated_at) select uuidv7(), n::text, now(), now() from generate_series(1, ${rows}::int) as n`,
      { statementTimeoutMs: 0 },
    );
  await fill('order', 200_000, 'name');
  await fill('customer', 20_000, 'city');
}, 180_000);

afterAll(() => opened.close());

describe('a table of 200,000 rows', () => {
  it('gets a field at once, and another process knows it', async () => {
    const { database, changeSets } = opened;
    const elsewhere = await openDatabase({ url: database.url, poolSize: 2 });
    const models = await openModelStore(elsewhere);
    const { id } = await changeSets.create(actor, { changes: [put(fieldOf('order', 'note', 'text', { searchable: true }))] });
    const heard = new Promise<number>((resolve) => models.onChange((model) => model.objects.get('order')?.fields.has('note') && resolve(performance.now())));
    const start = performance.now();
    await changeSets.apply(actor, id);
    const applied = performance.now();
    // Generous beside the target of 100 ms: the machine is shared.
    expect(applied - start).toBeLessThan(1_000);
    expect((await heard) - applied).toBeLessThan(500);
    console.info(`field on 200,000 rows: ${Math.round(applied - start)} ms, elsewhere ${Math.round((await heard) - applied)} ms later`);
    await changeSets.drain();
    expect(await changeSets.get(actor, id)).toMatchObject({ status: 'applied' });
    await models.close();
    await elsewhere.close();
  });
});

describe('a table of 20,000 rows', () => {
  it('is converted batch by batch while it is written to', async () => {
    const { database, changeSets, models } = opened;
    const { id } = await changeSets.create(actor, {
      changes: [put(fieldOf('customer', 'city', 'integer')), ...shop.slice(0, 1).map((document) => put({ ...document, unique: [] } as typeof document))],
    });
    await changeSets.apply(actor, id);
    let written = 0;
    const drained = changeSets.drain().finally(() => (written = -written - 1));
    const [last] = await database.query<{ id: string }>(sql`select id from crm.customer order by id desc limit 1`);
    while (written >= 0) {
      await database.transaction(async (tx) => {
        const field = (await models.lockForWrite(tx)).objects.get('customer')?.fields.get('city');
        written += 1;
        const value = field?.type.type === 'integer' ? sql`${-written}::bigint` : sql`${String(-written)}`;
        await tx.query(sql`update crm.customer set city = ${value} where id = ${last?.id}::uuid`);
      });
    }
    await drained;
    const [row] = await database.query(
      sql`select count(*) as rows, count(city) as filled, sum(city) filter (where id <> ${last?.id}::uuid) as total from crm.customer`,
    );
    expect(row).toEqual({ rows: 20_000, filled: 20_000, total: '199990000' });
    expect(await changeSets.get(actor, id)).toMatchObject({
      status: 'applied',
      steps: [{ state: 'done', done: 20_000, total: 20_000 }, { state: 'done' }, { state: 'done' }],
    });
    expect(await driftOf(database, models.current())).toEqual([]);
  }, 120_000);
});
