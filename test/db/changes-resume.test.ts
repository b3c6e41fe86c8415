import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { sql } from '../../engine/sql/sql.ts';
import { actor, type OpenedChanges, openChanges, put } from './changes-open.ts';
import { fieldOf, objectOf, shop } from './changes-shop.ts';
import { driftOf } from './changes-snapshot.ts';

let opened: OpenedChanges;

beforeEach(async () => {
  opened = await openChanges(0);
  await installDocuments(opened.changeSets, actor, shop, 'Shop');
  await opened.database.query(
    sql`insert into crm.customer (id, name, city, created_at, updated_at) select uuidv7(), 'Khách ' || n, n::text, now(), now() from generate_series(1, 30000) as n`,
  );
});

afterEach(() => opened.close());

describe('queued steps', () => {
  it('go on where a killed process left them', async () => {
    const { changeSets, database, models } = opened;
    const { id } = await changeSets.create(actor, { changes: [put(fieldOf('customer', 'city', 'integer', { indexed: true })), put(objectOf('customer'))] });
    await changeSets.apply(actor, id);
    const child = spawn(process.execPath, [join(import.meta.dirname, 'changes-drain.ts'), database.url], { stdio: 'inherit' });
    const gone = once(child, 'exit');
    const progress = async () => (await changeSets.get(actor, id))?.steps[0]?.done ?? 0;
    await vi.waitFor(async () => expect(await progress()).toBeGreaterThan(0), { timeout: 20_000, interval: 20 });
    child.kill('SIGKILL');
    await gone;
    expect((await changeSets.get(actor, id))?.status).toBe('building');
    await database.query(sql`update crm.customer set city = '7' where name = 'Khách 1'`);
    await changeSets.drain();
    expect(await changeSets.get(actor, id)).toMatchObject({ status: 'applied', steps: [{ done: 30_000, total: 30_000 }, {}, {}, {}] });
    expect(await database.query(sql`select count(city) as filled, sum(city) as total from crm.customer`)).toEqual([{ filled: 30_000, total: '450015006' }]);
    expect(await driftOf(database, models.current())).toEqual([]);
  });

  it('build an index anew that was cut off', async () => {
    const { changeSets, database, models } = opened;
    const { id } = await changeSets.create(actor, { changes: [put(fieldOf('customer', 'city', 'text', { searchable: true }))] });
    await changeSets.apply(actor, id);
    const [name] = (await changeSets.get(actor, id))?.steps.map((step) => step.name.split(' ')[1]) ?? [];
    await database.query(sql`create index ${sql.id(name ?? '')} on crm.customer using gin (crm.fold(city) extensions.gin_trgm_ops)`);
    await database.query(sql`update pg_index set indisvalid = false where indexrelid = ${`crm.${name}`}::regclass`);
    await changeSets.drain();
    expect(await changeSets.get(actor, id)).toMatchObject({ status: 'applied', steps: [{ state: 'done', done: 1 }] });
    expect(await driftOf(database, models.current())).toEqual([]);
  });

  it('fail visibly, leave nothing behind that refuses writes, and can be run again', async () => {
    const { changeSets, database } = opened;
    const { id } = await changeSets.create(actor, { changes: [put(fieldOf('customer', 'city', 'text', { unique: true }))] });
    await changeSets.apply(actor, id);
    await database.query(sql`update crm.customer set city = 'Huế' where city in ('1', '2')`);
    await changeSets.drain();
    expect(await changeSets.get(actor, id)).toMatchObject({ status: 'failed', steps: [{ state: 'failed', done: 0 }] });
    await database.query(sql`update crm.customer set city = 'Huế' where city = '3'`);
    await database.query(sql`update crm.customer set city = name where city = 'Huế'`);
    expect(await changeSets.apply(actor, id)).toMatchObject({ status: 'building' });
    await changeSets.drain();
    expect(await changeSets.get(actor, id)).toMatchObject({ status: 'applied', steps: [{ state: 'done', done: 1 }] });
  });
});
