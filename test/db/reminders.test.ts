import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleReminders } from '../../engine/collaboration/reminders/reminder-jobs.ts';
import { sendReminders } from '../../engine/collaboration/reminders/send-reminders.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { Work } from '../../engine/work/work.ts';
import { startWork } from '../../runtime/jobs/start-work.ts';
import { openTestApi, type TestApi } from './open-test-api.ts';
import { shopDocuments } from './shop-documents.ts';

const label = (en: string) => ({ en, vi: en });
const chore: readonly MetadataDocument[] = [
  {
    kind: 'object',
    name: 'chore',
    label: label('Chore'),
    plural: label('Chores'),
    title: 'subject',
    reminder: { at: 'due_at', minutes_before: 15, when: 'BLANKVALUE(done, false) == false' },
  },
  { kind: 'field', name: 'chore.subject', object: 'chore', field: 'subject', type: 'text', label: label('Subject'), order: 1 },
  { kind: 'field', name: 'chore.due_at', object: 'chore', field: 'due_at', type: 'datetime', label: label('Due'), order: 2, indexed: true },
  { kind: 'field', name: 'chore.done', object: 'chore', field: 'done', type: 'boolean', label: label('Done'), order: 3 },
  { kind: 'object', name: 'lease', label: label('Lease'), plural: label('Leases'), title: 'name', reminder: { at: 'ends_on', hour: 9, person: 'keeper' } },
  { kind: 'field', name: 'lease.name', object: 'lease', field: 'name', type: 'text', label: label('Name'), order: 1 },
  { kind: 'field', name: 'lease.ends_on', object: 'lease', field: 'ends_on', type: 'date', label: label('Ends'), order: 2 },
  { kind: 'field', name: 'lease.keeper', object: 'lease', field: 'keeper', type: 'user', label: label('Keeper'), order: 3 },
];
const documents = [
  ...shopDocuments.map((document) =>
    document.kind === 'role' && document.name === 'staff'
      ? {
          ...document,
          grants: [
            ...document.grants,
            { object: 'chore', actions: ['create', 'read', 'update'], rows: 'own' },
            { object: 'lease', actions: ['read'], rows: 'all' },
          ],
        }
      : document,
  ),
  ...chore,
] as readonly MetadataDocument[];

let shop: TestApi;
let now: Date;
let staff: string;
let guest: string;
const at = (local: string) => new Date(`${local}:00+07:00`);
const remind = () => sendReminders(shop);

beforeAll(async () => {
  now = at('2026-11-27T08:00');
  shop = await openTestApi({ documents, clock: () => now });
  staff = (await shop.identity.findUser('staff@example.com'))?.id ?? '';
  guest = (await shop.identity.findUser('guest@example.com'))?.id ?? '';
});
afterAll(() => shop.close());
beforeEach(async () => {
  now = at('2026-11-27T08:00');
  await shop.database.query(
    sql`delete from sys.notification; delete from sys.watch; delete from sys.notification_settings; delete from crm.chore; delete from crm.lease`,
  );
});

async function make(object: string, values: object): Promise<string> {
  const answer = await (await shop.as('admin@example.com'))({ method: 'POST', url: `/api/records/${object}`, payload: values });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ id: string }>().id;
}
const change = async (object: string, id: string, values: object) =>
  (await shop.as('admin@example.com'))({ method: 'PATCH', url: `/api/records/${object}/${id}`, payload: values });

interface Group {
  readonly record: string | null;
  readonly title: string | null;
  readonly at: string;
  readonly items: readonly { readonly kind: string; readonly count: number }[];
}
/** Reminders that the person is shown. */
async function told(name = 'staff'): Promise<readonly Group[]> {
  const answer = await (await shop.as(`${name}@example.com`))({ method: 'GET', url: '/api/notifications' });
  return answer.json<{ items: Group[] }>().items.filter(({ items }) => items[0]?.kind === 'due');
}
const rows = () => shop.database.query<{ person: string; at: string }>(sql`select person::text as person, at from sys.notification where kind = 'due'`);

describe('a record that falls due', () => {
  it('reminds its owner once, so many minutes before, and again when it falls due at another time', async () => {
    const id = await make('chore', { subject: 'Gọi chị Hoa', due_at: at('2026-11-27T10:00').toISOString(), owner: staff });
    now = at('2026-11-27T09:44');
    await remind();
    expect(await told()).toEqual([]);
    now = at('2026-11-27T09:45');
    await remind();
    await remind();
    expect(await told()).toMatchObject([{ record: id, title: 'Gọi chị Hoa', at: at('2026-11-27T09:45').toISOString() }]);
    expect((await told())[0]?.items.map(({ kind }) => kind)).toEqual(['due', 'assigned']);
    expect(await rows()).toHaveLength(1);
    await (await shop.as('staff@example.com'))({ method: 'POST', url: '/api/notifications/read', payload: { read: true } });
    await remind();
    expect(await rows()).toHaveLength(1);
    await change('chore', id, { due_at: at('2026-11-27T15:00').toISOString() });
    now = at('2026-11-27T14:50');
    await remind();
    expect((await rows()).map((row) => new Date(row.at).toISOString()).sort()).toEqual([
      at('2026-11-27T09:45').toISOString(),
      at('2026-11-27T14:45').toISOString(),
    ]);
  });

  it('reminds of what came due while nobody ran, and of nothing that was late when it was entered', async () => {
    const id = await make('chore', { subject: 'Over night', due_at: at('2026-11-27T23:00').toISOString(), owner: staff });
    await make('chore', { subject: 'Old', due_at: at('2026-11-26T23:00').toISOString(), owner: staff });
    now = at('2026-11-28T08:00');
    await remind();
    expect((await told()).map(({ record }) => record)).toEqual([id]);
  });

  it('reminds nobody of what is done, and takes an unread reminder back when it is', async () => {
    const due = at('2026-11-27T10:00').toISOString();
    await make('chore', { subject: 'Done', due_at: due, owner: staff, done: true });
    const id = await make('chore', { subject: 'Open', due_at: due, owner: staff });
    now = at('2026-11-27T10:00');
    await remind();
    expect((await told()).map(({ record }) => record)).toEqual([id]);
    await change('chore', id, { done: true });
    await remind();
    expect(await rows()).toEqual([]);
  });

  it('reminds the new owner of what was handed over, and the former one no longer', async () => {
    const id = await make('chore', { subject: 'Mine', due_at: at('2026-11-27T10:00').toISOString(), owner: staff });
    now = at('2026-11-27T10:00');
    await remind();
    const admin = (await shop.identity.findUser('admin@example.com'))?.id ?? '';
    await change('chore', id, { owner: admin });
    await remind();
    expect((await rows()).map(({ person }) => person)).toEqual([admin]);
  });

  it('is no reminder for whoever may not open it any more', async () => {
    await make('chore', { subject: 'Hidden', due_at: at('2026-11-27T10:00').toISOString(), owner: guest });
    now = at('2026-11-27T10:00');
    await remind();
    expect(await rows()).toEqual([]);
  });

  it('is no reminder for whoever muted it, or such news', async () => {
    const id = await make('chore', { subject: 'Quiet', due_at: at('2026-11-27T10:00').toISOString(), owner: staff });
    await (await shop.as('staff@example.com'))({ method: 'PUT', url: `/api/records/chore/${id}/watch`, payload: { state: 'muted' } });
    now = at('2026-11-27T10:00');
    await remind();
    expect(await rows()).toEqual([]);
    await (await shop.as('staff@example.com'))({ method: 'PUT', url: `/api/records/chore/${id}/watch`, payload: { state: 'default' } });
    await (await shop.as('staff@example.com'))({ method: 'PATCH', url: '/api/notifications/settings', payload: { muted_kinds: ['due'] } });
    await remind();
    expect(await rows()).toEqual([]);
  });

  it('is one of many where many fall due at once', async () => {
    for (let index = 1; index <= 21; index += 1) await make('chore', { subject: `c${index}`, due_at: at('2026-11-27T10:00').toISOString(), owner: staff });
    now = at('2026-11-27T10:00');
    await remind();
    await remind();
    expect(await told()).toMatchObject([{ record: null, items: [{ kind: 'due', count: 21 }] }]);
    expect(await rows()).toHaveLength(1);
  });

  it('that is a day is due in the morning of the workspace, and reminds whom the document names', async () => {
    const id = await make('lease', { name: 'Shop', ends_on: '2026-11-28', keeper: staff });
    now = at('2026-11-28T08:59');
    await remind();
    expect(await told()).toEqual([]);
    now = at('2026-11-28T09:00');
    await remind();
    expect((await told()).map(({ record }) => record)).toEqual([id]);
  });
});

describe('reminders in the background', () => {
  it('are sent by a worker, and by another one after it has gone', async () => {
    await make('chore', { subject: 'First', due_at: at('2026-11-27T10:00').toISOString(), owner: staff });
    now = at('2026-11-27T10:00');
    let work: Work = await startWork({ url: shop.database.url, runsJobs: true });
    await handleReminders(work, shop, 1);
    await expect.poll(async () => (await rows()).length, { timeout: 15_000 }).toBe(1);
    await work.stop();
    await make('chore', { subject: 'Second', due_at: at('2026-11-27T10:05').toISOString(), owner: staff });
    work = await startWork({ url: shop.database.url, runsJobs: true });
    await handleReminders(work, shop, 1);
    await expect.poll(async () => (await rows()).length, { timeout: 15_000 }).toBe(2);
    await work.stop();
  });
});
