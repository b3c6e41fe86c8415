import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { createIdentity } from '../../engine/identity/identity.ts';
import { createUndoJobs } from '../../engine/records/undoing/jobs/create-undo-jobs.ts';
import { sql } from '../../engine/sql/sql.ts';
import { createSampleData, type SampleDataService } from '../../runtime/demo/samples/sample-data.ts';
import { demoPeople } from '../../runtime/demo/staff/demo-people.ts';
import { runCommand } from '../../runtime/main/cli/run-command.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { brokenLinks } from './properties/broken-links.ts';

const system = systemActor('test');
let shop: ShopDatabase;
let admin: UserActor;
let samples: SampleDataService;
let undos: ReturnType<typeof createUndoJobs>;

// Records that are kept would be in the way of another demo: each test has a workspace of its own.
beforeEach(async () => {
  shop = await openShop();
  await createIdentity(shop.database, () => new Date()).createUser({ email: 'admin@trellis.local', name: 'Admin', roles: ['admin'] });
  admin = await shop.person('boss', 'admin');
  undos = createUndoJobs({
    database: shop.database,
    models: shop.models,
    clock: () => new Date(),
    ports: {},
    writer: shop.writer,
    threshold: 0,
    chunkRecords: 100,
  });
  samples = createSampleData({ database: shop.database, models: shop.models, undoJobs: undos, placing: shop.placing });
}, 60_000);
afterEach(async () => {
  vi.restoreAllMocks();
  await shop.close();
});

async function command(...words: readonly string[]): Promise<string> {
  const out = vi.spyOn(console, 'log').mockReturnValue();
  out.mockClear();
  await runCommand(['demo', ...words], { DATABASE_URL: shop.url });
  return out.mock.calls.flat().join('\n');
}

/** The command in a process of its own, which dies at a place. */
function killed(place: string): Promise<string | null> {
  const trellis = join(import.meta.dirname, '../../runtime/main/trellis.ts');
  const child = spawn(process.execPath, [trellis, 'demo', 'remove'], {
    env: { ...process.env, DATABASE_URL: shop.url, TRELLIS_FAILPOINT: place },
    stdio: 'ignore',
  });
  return new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
}

async function live(object: string): Promise<readonly string[]> {
  const rows = await shop.database.query<{ id: string }>({
    text: `select id::text as id from crm."${object}" where deleted_at is null order by id`,
    values: [],
  });
  return rows.map(({ id }) => id);
}

const countsOf = async (object: string) => (await samples.preview()).objects.find((each) => each.object === object);

describe('removing the sample records', () => {
  it('keeps what people changed or added with what that needs, as the preview says, and can be taken back', async () => {
    await command('generate', '--scale', '0.01');
    const customers = await live('customer');
    const orders = await live('order');
    const order = (await shop.writer.list(system, 'order', { fields: ['id', 'customer'], limit: 1 })).items[0];
    const about = order?.id ?? '';
    const { id: needed } = (order?.customer ?? { id: '' }) as { id: string };
    const changed = customers.find((id) => id !== needed) ?? '';
    await shop.writer.write(admin, 'customer', [{ op: 'update', id: changed, values: { occupation: 'Florist' } }]);
    // Somebody asks about an order of the demo: it stays with its lines, its customer and what its lines sell.
    const [own] = (await shop.writer.write(admin, 'ticket', [{ op: 'create', values: { subject: 'Thiếu một nến', customer: needed, order: about } }])).results;
    const ordered = await shop.writer.get(system, 'order', about);

    const foreseen = await samples.preview();
    const of = (object: string) => foreseen.objects.find((each) => each.object === object);
    expect(of('customer')).toMatchObject({ changed: 1, own: 0 });
    expect(of('customer')?.needed).toBeGreaterThan(0);
    expect(of('order')).toMatchObject({ changed: 0, needed: 1 });
    expect(of('ticket')).toMatchObject({ own: 1 });
    expect(foreseen.people).toBe(12);

    await samples.remove(admin);
    await undos.settled();
    const state = await samples.state();
    expect(state).toMatchObject({ status: 'removed', people: 0, issues: [] });
    for (const { object, changed: edited, needed: held, own: added } of foreseen.objects)
      expect([object, (await live(object)).length]).toEqual([object, edited + held + added]);
    expect(await live('customer')).toContain(changed);
    expect(await live('ticket')).toContain(own?.ok ? own.id : '');
    const kept = await shop.writer.get(system, 'order', about);
    expect(kept?.lines).toHaveLength(Array.isArray(ordered?.lines) ? ordered.lines.length : -1);
    expect(kept?.total).toEqual(ordered?.total);
    expect(await brokenLinks(shop.database, shop.models.current())).toEqual([]);
    expect(await demoPeople(shop.database)).toEqual([]);

    await undos.undo(admin, String(state.operation));
    await undos.settled();
    expect(await samples.state()).toMatchObject({ status: 'there', people: 12 });
    expect([await live('customer'), await live('order')]).toEqual([customers, orders]);
    expect(await demoPeople(shop.database)).toHaveLength(12);
    // What was brought back can be removed again.
    expect(await countsOf('customer')).toMatchObject({ changed: 1 });
    await samples.remove(admin);
    await undos.settled();
    expect(await samples.state()).toMatchObject({ status: 'removed', people: 0 });
    expect((await live('order')).length).toBe(1);
  }, 120_000);

  it('stops on demand and goes on where it stopped', async () => {
    await command('generate', '--scale', '0.01');
    const waiting = createUndoJobs({
      database: shop.database,
      models: shop.models,
      clock: () => new Date(),
      ports: {},
      writer: shop.writer,
      threshold: 0,
      work: { enqueue: async () => undefined, handle: async () => undefined } as never,
    });
    const queued = createSampleData({ database: shop.database, models: shop.models, undoJobs: waiting, placing: shop.placing });
    const { status, operation } = await queued.remove(admin);
    expect(status).toBe('removing');
    await waiting.cancel(admin, String(operation));
    expect(await queued.state()).toMatchObject({ status: 'stopped', operation, people: 12 });
    expect((await samples.remove(admin)).operation).toBe(operation);
    await undos.settled();
    expect(await samples.state()).toMatchObject({ status: 'removed', operation });
  }, 60_000);

  it('is whole in the end when its process is killed in the middle', async () => {
    await command('generate', '--scale', '0.01');
    const before = (await live('customer')).length;
    expect(before).toBeGreaterThan(15);
    expect(await killed('undo.step-committed:1')).toBe('SIGKILL');
    expect(await killed('undo.chunk-written:1')).toBe('SIGKILL');
    expect((await samples.standing()).status).toBe('removing');
    expect(await killed('undo.finished')).toBe('SIGKILL');
    expect(await command('remove')).toMatch(/^\d+ records removed or put back, 0 kept/m);
    expect(await samples.standing()).toMatchObject({ status: 'removed', people: 0 });
    expect(await brokenLinks(shop.database, shop.models.current())).toEqual([]);
    expect((await live('lead')).length).toBe(0);
  }, 120_000);

  it('tells on the command line what would go', async () => {
    await command('generate', '--scale', '0.01');
    const said = await command('remove', '--dry-run');
    expect(said).toMatch(/^lead: \d+ go; 0 stay since they were changed, 0 since others that stay need them; 0 are your own$/m);
    expect(said).toMatch(/12 sample people and \d+ teams and territories go$/);
    expect(await shop.database.query(sql`select 1 as one from sys.operation where kind = 'demo' and undone_by is null`)).toHaveLength(1);
  }, 60_000);
});
