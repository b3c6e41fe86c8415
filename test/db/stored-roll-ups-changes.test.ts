import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../engine/changes/change-sets.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import type { RecordWriter } from '../../engine/records/record-writer.ts';
import { refreshRollUps } from '../../engine/records/roll-ups/refresh-roll-ups.ts';
import { renewRollUps } from '../../engine/records/roll-ups/renew-roll-ups.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { actor, type OpenedChanges, openChanges, put, remove } from './changes-open.ts';
import { driftOf } from './changes-snapshot.ts';
import { ended, startChild } from './crash/child-process.ts';

let opened: OpenedChanges;
let writer: RecordWriter;

const both = (text: string) => ({ en: text, vi: text });

function field(object: string, name: string, type: FieldDocument['type'], options?: NonNullable<FieldDocument['options']>): MetadataDocument {
  return { kind: 'field', name: `${object}.${name}`, object, field: name, type, label: both(name), ...(options ? { options } : {}) };
}

const documents: readonly MetadataDocument[] = [
  { kind: 'object', name: 'team', label: both('Team'), plural: both('Teams'), title: 'name' },
  field('team', 'name', 'text'),
  { kind: 'object', name: 'game', label: both('Game'), plural: both('Games'), title: 'name' },
  field('game', 'name', 'text'),
  field('game', 'points', 'integer'),
  field('game', 'day', 'date'),
  field('game', 'team', 'link', { object: 'team' }),
  field('game', 'double', 'formula', { expression: 'points * 2', result: 'integer' }),
];

const sum = { object: 'game', link: 'team', function: 'sum', field: 'double' } as const;
const total = (options: NonNullable<FieldDocument['options']> = {}) =>
  field('team', 'total', 'roll_up', { ...sum, stored: true, exposes: 'all_records', ...options });

beforeEach(async () => {
  opened = await openChanges();
  await installDocuments(opened.changeSets, actor, documents);
  const { database, models } = opened;
  writer = createWriter({ database, models, clock: () => new Date(), ports: {} });
});

afterEach(() => opened.close());

/** So many teams with one game each, the points counting up from 1. */
async function play(count: number): Promise<readonly string[]> {
  const write = async (object: string, values: readonly Record<string, unknown>[]) => {
    const { results } = await writer.write(
      actor,
      object,
      values.map((one) => ({ op: 'create', values: one }) as const),
    );
    return results.map((result) => (result.ok ? result.id : ''));
  };
  const teams = await write(
    'team',
    Array.from({ length: count }, (_, n) => ({ name: `Team ${n}` })),
  );
  await write(
    'game',
    teams.map((team, n) => ({ name: 'Game', points: n + 1, day: '2026-11-22', team })),
  );
  return teams;
}

const tableThere = async () => (await opened.database.query<{ there: boolean }>(sql`select to_regclass('crm.team__total') is not null as there`))[0]?.there;
const stored = async () =>
  (await opened.database.query<{ n: number; sum: string }>(sql`select count(*) as n, sum(value)::text as sum from crm.team__total`))[0];
const totalOf = async (id: string) => (await writer.get(actor, 'team', id, ['total']))?.total;
const create = async (...changes: Change[]) => (await opened.changeSets.create(actor, { changes })).id;

describe('a stored roll-up in a change set', () => {
  it('is refused without the choice to expose', async () => {
    const id = await create(put(field('team', 'total', 'roll_up', { ...sum, stored: true })));
    await expect(opened.changeSets.apply(actor, id)).rejects.toMatchObject({
      code: 'invalid_document',
      issues: [{ pointer: '/field/team.total/options/exposes', message: expect.stringContaining('counts records that the viewer may not see') }],
    });
    const text = await create(put(total({ function: 'max', field: 'name' })));
    await expect(opened.changeSets.apply(actor, text)).rejects.toMatchObject({ issues: [{ pointer: '/field/team.total/options/field' }] });
    const mine = await create(put(total({ filter: 'owner == ME()' })));
    await expect(opened.changeSets.apply(actor, mine)).rejects.toMatchObject({ issues: [{ pointer: '/field/team.total/options/filter' }] });
  });

  it('tells in its plan what it exposes, as a risk', async () => {
    const plan = (await opened.changeSets.plan(actor, await create(put(total())))).plan;
    expect(plan?.risk).toBe('careful');
    expect(plan?.story.map(({ en }) => en)).toContain(
      'Stores total (team.total) as one total for everyone: it counts all records, those too that a viewer may not see. It is worked out for all records first.',
    );
    expect(plan?.ddl.map(({ sql: text }) => text)).toContainEqual(
      expect.stringMatching(/^create table "crm"."team__total" \("record" uuid not null, "value" numeric/),
    );
  });

  it('is there at once where there is little to count, and goes with a roll back', async () => {
    const teams = await play(3);
    const { id, status } = await opened.change(put(total()));
    expect(status).toBe('applied');
    expect(await stored()).toEqual({ n: 3, sum: '12' });
    expect(await totalOf(teams[2] ?? '')).toBe('6');
    expect(await driftOf(opened.database, opened.models.current())).toEqual([]);
    await opened.changeSets.rollBack(actor, id);
    expect(await tableThere()).toBe(false);
    expect(opened.models.current().objects.get('team')?.fields.has('total')).toBe(false);
  });

  it('is worked out by a step for 5,000 records and by the reader until then', async () => {
    const teams = await play(5_000);
    const id = await create(put(total()));
    const building = await opened.changeSets.apply(actor, id);
    expect(building.status).toBe('building');
    expect(building.steps.map(({ name, state }) => [name, state])).toContainEqual(['work out team.total', 'waiting']);
    expect(await totalOf(teams[4_999] ?? '')).toBe('10000');
    // Written while it is being built.
    await writer.write(actor, 'game', [{ op: 'create', values: { name: 'More', points: 7, team: teams[0] } }]);
    await refreshRollUps(opened);
    await opened.changeSets.drain();
    const done = await opened.changeSets.get(actor, id);
    expect(done?.status).toBe('applied');
    expect(done?.steps.filter(({ state, done: rows, total: all }) => state !== 'done' || rows !== all)).toEqual([]);
    expect(opened.models.current().objects.get('team')?.fields.get('total')?.state).toBe('active');
    expect(await stored()).toEqual({ n: 5_000, sum: '25005014' });
    expect((await writer.get(actor, 'team', teams[0] ?? ''))?._fresh).toHaveProperty('total');
    await opened.changeSets.rollBack(actor, id);
    expect(await tableThere()).toBe(false);
  }, 60_000);

  it('can be rolled back while it is being built', async () => {
    await play(2_500);
    const id = await create(put(total()));
    await opened.changeSets.apply(actor, id);
    await opened.changeSets.rollBack(actor, id);
    await opened.changeSets.drain();
    expect(await opened.changeSets.get(actor, id)).toMatchObject({ status: 'rolled_back' });
    expect(await tableThere()).toBe(false);
  }, 60_000);

  it('is worked out anew when it, or what it measures, is changed; comes back when its deletion is rolled back', async () => {
    const teams = await play(3);
    await opened.change(put(total()));
    await opened.change(put(field('game', 'double', 'formula', { expression: 'points * 10', result: 'integer' })));
    expect(await stored()).toEqual({ n: 3, sum: '60' });
    await opened.change(put(total({ filter: 'points > 1' })));
    expect(await stored()).toEqual({ n: 3, sum: '50' });
    await opened.change(put(total({ function: 'max', field: 'day' })));
    expect(await totalOf(teams[0] ?? '')).toBe('2026-11-22');
    const { id } = await opened.change(remove('field', 'team.total'));
    expect(await tableThere()).toBe(false);
    await writer.write(actor, 'game', [{ op: 'create', values: { name: 'Later', day: '2026-12-01', team: teams[0] } }]);
    await opened.changeSets.rollBack(actor, id);
    expect(await totalOf(teams[0] ?? '')).toBe('2026-12-01');
    await opened.change(put(field('team', 'total', 'roll_up', sum)));
    expect(await tableThere()).toBe(false);
    expect(await totalOf(teams[0] ?? '')).toBe('10');
    expect(await driftOf(opened.database, opened.models.current())).toEqual([]);
  });

  it('gets renewed where only the clock or other links have changed it', async () => {
    const [team = ''] = await play(1);
    await opened.change(put(total()));
    await opened.database.query(sql`update crm.team__total set value = 99, at = now() - interval '1 day'`);
    expect(await renewRollUps(opened.database, opened.models.current(), new Date(Date.now() - 3_600_000))).toBe(1);
    await refreshRollUps(opened);
    expect(await totalOf(team)).toBe('2');
    expect(await renewRollUps(opened.database, opened.models.current(), new Date(Date.now() - 3_600_000))).toBe(0);
  });
});

describe('a process killed', () => {
  it('while it works out the values of all records goes on where it was', async () => {
    await play(2_500);
    const id = await create(put(total()));
    for (const point of ['apply.committed', 'step.batch-filled:2', 'step.batch-committed:1'])
      expect(await ended(startChild('apply-child.ts', [opened.database.url, id], point))).toBe('SIGKILL');
    expect(await stored()).toEqual({ n: 2_000, sum: expect.any(String) });
    expect(await ended(startChild('apply-child.ts', [opened.database.url, id]))).toBe(0);
    expect(await opened.changeSets.get(actor, id)).toMatchObject({ status: 'applied' });
    expect(await stored()).toEqual({ n: 2_500, sum: '6252500' });
  }, 60_000);

  it.each([
    ['before the refresh', []],
    ['with the marks taken', ['roll-up.marks-taken']],
    ['with the values stored, not committed', ['roll-up.stored']],
  ])(
    '%s loses no mark',
    async (_, failpoints) => {
      const teams = await play(3);
      await opened.change(put(total()));
      await writer.write(actor, 'game', [{ op: 'create', values: { name: 'More', points: 50, team: teams[1] } }]);
      for (const point of failpoints) expect(await ended(startChild('refresh-child.ts', [opened.database.url], point))).toBe('SIGKILL');
      expect(await totalOf(teams[1] ?? '')).toBe('4');
      expect(await ended(startChild('refresh-child.ts', [opened.database.url]))).toBe(0);
      expect(await totalOf(teams[1] ?? '')).toBe('104');
    },
    60_000,
  );
});
