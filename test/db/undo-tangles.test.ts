import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { RowWrite } from '../../engine/records/record-writer.ts';
import { sql } from '../../engine/sql/sql.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { brokenInvariants } from './crash/invariants.ts';
import { brokenLinks } from './properties/broken-links.ts';
import { takeSnapshot, without } from './properties/record-snapshot.ts';
import { queueUndo, runInChunks, waitingUndos } from './undo-by-chunks.ts';

let shop: ShopDatabase;
let admin: UserActor;

const both = (text: string) => ({ en: text, vi: text });

function object(name: string): MetadataDocument {
  return { kind: 'object', name, label: both(name), plural: both(`${name}s`), title: 'name' };
}

function field(owner: string, name: string, type: FieldDocument['type'], more: Partial<FieldDocument> = {}): MetadataDocument {
  return { kind: 'field', name: `${owner}.${name}`, object: owner, field: name, type, label: both(name), ...more };
}

/** Bands and songs that point to each other in circles. */
const documents: readonly MetadataDocument[] = [
  object('band'),
  field('band', 'name', 'text'),
  field('band', 'code', 'text', { unique: true }),
  field('band', 'mother', 'link', { options: { object: 'band', on_delete: 'refuse' } }),
  field('band', 'hit', 'link', { options: { object: 'song', on_delete: 'refuse' } }),
  object('song'),
  field('song', 'name', 'text'),
  field('song', 'band', 'link', { options: { object: 'band', on_delete: 'refuse' } }),
  field('song', 'about', 'any_link', { options: { on_delete: 'refuse' } }),
];

beforeAll(async () => {
  shop = await openShop();
  await installDocuments(shop.changeSets, systemActor('test'), documents);
  admin = await shop.person('admin', 'admin');
});

afterAll(() => shop.close());

const emptied = sql`truncate crm.band, crm.song, past.band, past.song, sys.history, sys.operation cascade`;

beforeEach(() => shop.database.query(emptied));

const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `0197c6a0-0000-7000-8000-${String(n).padStart(12, '0')}`);
const snapshot = () => takeSnapshot(shop.database, shop.models.current());

function write(steps: readonly (readonly [object: string, rows: readonly RowWrite[]])[]): Promise<string> {
  return shop.database.transaction(async (tx) => {
    const operation = await shop.writer.startOperation(tx, admin, 'tangle');
    for (const [name, rows] of steps) await shop.writer.writeBatch(tx, admin, name, rows, { operation });
    return operation;
  });
}

/** Undoes record by record, and sees after each transaction that no link leads into the trash. Answers how many transactions it took. */
async function undo(operation: string, chunkRecords = 1) {
  const started = await queueUndo(shop, admin, operation);
  let steps = 0;
  await runInChunks(shop, started.operation, chunkRecords, async () => {
    steps += 1;
    expect(await brokenLinks(shop.database, shop.models.current())).toEqual([]);
  });
  return { ...(await waitingUndos(shop).get(admin, started.operation)), steps };
}

/** Undoes the operation and then its undo, both record by record. */
async function thereAndBack(steps: Parameters<typeof write>[0]): Promise<void> {
  const before = await snapshot();
  const operation = await write(steps);
  const after = await snapshot();
  const undone = await undo(operation);
  expect(undone).toMatchObject({ status: 'done', kept: [], issues: [], done: undone.total });
  expect(without(await snapshot(), before)).toEqual(without(before, before));
  const back = await undo(undone.id);
  expect(back).toMatchObject({ status: 'done', kept: [], issues: [], done: back.total });
  expect(without(await snapshot(), before)).toEqual(without(after, before));
  expect(await brokenInvariants(shop.database, shop.models.current())).toEqual([]);
}

describe('an undo in chunks of one record', () => {
  it('takes back a chain of records that point to each other, whichever came first', async () => {
    const [a = '', b = '', c = '', d = ''] = ids(4);
    await thereAndBack([
      ['band', [{ op: 'create', id: d, values: { name: 'D' } }]],
      ['band', [{ op: 'create', id: a, values: { name: 'A', mother: d } }]],
      ['band', [{ op: 'create', id: c, values: { name: 'C', mother: a } }]],
      ['band', [{ op: 'create', id: b, values: { name: 'B', mother: c } }]],
    ]);
  });

  it('leaves a circle that was made where it is, as undoing at once does', async () => {
    const [a = '', b = '', s = ''] = ids(3);
    const circle = [
      ['band', [{ op: 'create', id: a, values: { name: 'A' } }]],
      ['song', [{ op: 'create', id: s, values: { name: 'S', band: a, about: { object: 'band', id: a } } }]],
      ['band', [{ op: 'create', id: b, values: { name: 'B', mother: a, hit: s } }]],
      ['band', [{ op: 'update', id: a, values: { hit: s, mother: b } }]],
    ] as const;
    const atOnce = await shop.writer.undo(admin, await write(circle));
    await shop.database.query(emptied);
    const inChunks = await undo(await write(circle));
    expect(inChunks).toMatchObject({ status: 'done', undone: atOnce.undone, kept_count: 3 });
    expect(inChunks.kept?.map(({ id }) => id).sort()).toEqual(atOnce.kept.map(({ id }) => id).sort());
  });

  it('gives a link back before the record that it leads to now goes', async () => {
    const [old = '', fresh = '', song = ''] = ids(3);
    await write([
      ['band', [{ op: 'create', id: old, values: { name: 'Old' } }]],
      ['song', [{ op: 'create', id: song, values: { name: 'S', band: old } }]],
    ]);
    await thereAndBack([
      ['band', [{ op: 'create', id: fresh, values: { name: 'Fresh' } }]],
      ['song', [{ op: 'update', id: song, values: { band: fresh } }]],
      ['band', [{ op: 'delete', id: old }]],
    ]);
  });

  it('gives a unique value back that passed from one record to the other, with what points to them', async () => {
    const [old = '', fresh = '', song = '', other = ''] = ids(4);
    await write([
      ['band', [{ op: 'create', id: old, values: { name: 'Old', code: 'x' } }]],
      [
        'song',
        [
          { op: 'create', id: song, values: { name: 'S', band: old } },
          { op: 'create', id: other, values: { name: 'T' } },
        ],
      ],
    ]);
    await thereAndBack([
      ['song', [{ op: 'update', id: song, values: { band: null } }]],
      ['band', [{ op: 'delete', id: old }]],
      ['band', [{ op: 'create', id: fresh, values: { name: 'Fresh', code: 'x' } }]],
      ['song', [{ op: 'update', id: song, values: { band: fresh } }]],
      ['song', [{ op: 'update', id: other, values: { name: 'U', about: { object: 'band', id: fresh } } }]],
    ]);
  });

  it('takes a value that changed places back, where each holds what the other wants', async () => {
    const [a = '', b = ''] = ids(2);
    await write([
      [
        'band',
        [
          { op: 'create', id: a, values: { code: 'x' } },
          { op: 'create', id: b, values: { code: 'y' } },
        ],
      ],
    ]);
    await thereAndBack([
      ['band', [{ op: 'update', id: a, values: { code: null } }]],
      ['band', [{ op: 'update', id: b, values: { code: 'x' } }]],
      ['band', [{ op: 'update', id: a, values: { code: 'z' } }]],
    ]);
  });

  it('brings back a circle in one transaction', async () => {
    const [a = '', b = '', s = '', t = ''] = ids(4);
    await write([
      ['band', [{ op: 'create', id: a, values: { name: 'A' } }]],
      ['band', [{ op: 'create', id: b, values: { name: 'B', mother: a } }]],
      ['song', [{ op: 'create', id: s, values: { name: 'S', band: b } }]],
      ['song', [{ op: 'create', id: t, values: { name: 'T', band: a, about: { object: 'song', id: s } } }]],
      ['band', [{ op: 'update', id: a, values: { hit: t } }]],
    ]);
    const before = await snapshot();
    const operation = await write([
      ['band', [{ op: 'update', id: a, values: { hit: null } }]],
      ['song', [{ op: 'delete', id: t }]],
      ['song', [{ op: 'delete', id: s }]],
      ['band', [{ op: 'delete', id: b }]],
      ['band', [{ op: 'delete', id: a }]],
    ]);
    expect(await undo(operation)).toMatchObject({ status: 'done', kept: [], undone: 4 });
    expect(await snapshot()).toEqual(before);
  });

  it('leaves a record alone that one needs which was edited later, in the same chunk or another', async () => {
    for (const chunkRecords of [1, 50]) {
      await shop.database.query(emptied);
      const [a = '', b = '', c = '', d = ''] = ids(4);
      const operation = await write([
        ['band', [{ op: 'create', id: a, values: { name: 'A' } }]],
        [
          'band',
          [
            { op: 'create', id: b, values: { name: 'B', mother: a } },
            { op: 'create', id: d, values: { name: 'D', mother: a } },
          ],
        ],
        ['band', [{ op: 'create', id: c, values: { name: 'C', mother: b } }]],
      ]);
      await shop.writer.write(admin, 'band', [{ op: 'update', id: c, values: { name: 'C edited' } }]);
      const state = await undo(operation, chunkRecords);
      expect([chunkRecords, state.undone, state.kept?.map(({ id }) => id).sort()]).toEqual([chunkRecords, 1, [a, b, c]]);
    }
  });

  it('stops at a value that somebody has taken since, having undone the rest, and goes on when it is free', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => ({ op: 'create', values: { name: `B${n}`, code: `c${n}` } }) as const);
    const { results } = await shop.writer.write(admin, 'band', rows);
    const made = results.flatMap((result) => (result.ok ? [result.id] : []));
    const { operation } = await shop.writer.write(
      admin,
      'band',
      made.map((id) => ({ op: 'delete', id }) as const),
    );
    const taken = await shop.writer.write(admin, 'band', [{ op: 'create', values: { name: 'Thief', code: 'c17' } }]);
    const stopped = await undo(operation, 20);
    expect(stopped).toMatchObject({ status: 'failed', done: 39, total: 40, undone: 39, issues: [{ code: 'duplicate', pointer: '/code' }] });
    await shop.writer.undo(admin, taken.operation);
    expect(await undo(operation, 20)).toMatchObject({ status: 'done', done: 40, undone: 40, issues: [] });
  });
});

describe('an undo of a restore', () => {
  it('leaves in place what somebody has worked on since, and what that points to', async () => {
    const [a = '', s = ''] = ids(2);
    await write([
      ['band', [{ op: 'create', id: a, values: { name: 'A' } }]],
      ['song', [{ op: 'create', id: s, values: { name: 'S', band: a } }]],
    ]);
    await write([
      ['song', [{ op: 'delete', id: s }]],
      ['band', [{ op: 'delete', id: a }]],
    ]);
    const operation = await write([
      ['band', [{ op: 'restore', id: a }]],
      ['song', [{ op: 'restore', id: s }]],
    ]);
    await shop.writer.write(admin, 'song', [{ op: 'update', id: s, values: { name: 'T' } }]);
    const state = await undo(operation);
    expect([state.undone, state.kept?.map(({ id }) => id).sort()]).toEqual([0, [a, s]]);
  });
});
