import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor, type UserActor } from '../../engine/access/actor.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import type { RowWrite } from '../../engine/records/record-writer.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { faultsOf, importFile, importsOf } from './import-file.ts';
import { mapping } from './import-mappings.ts';
import { stageDocuments } from './stage-documents.ts';

let shop: ShopDatabase;
let seller: UserActor;
let boss: UserActor;
let admin: UserActor;

beforeAll(async () => {
  shop = await openShop('blank');
  await installDocuments(shop.changeSets, systemActor('test'), stageDocuments);
  seller = await shop.person('seller', 'seller');
  boss = await shop.person('boss', 'boss');
  admin = await shop.person('admin', 'admin');
});

afterAll(() => shop.close());

const line = { product: 'Nến' };

async function create(values: Record<string, unknown> = {}, actor: UserActor | ReturnType<typeof systemActor> = seller): Promise<string> {
  const { results } = await shop.writer.write(actor, 'offer', [{ op: 'create', values: { name: 'An offer', ...values } }]);
  const result = results[0];
  if (!result?.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

const update = (id: string, values: Record<string, unknown>, actor: UserActor | ReturnType<typeof systemActor> = seller) =>
  shop.writer.write(actor, 'offer', [{ op: 'update', id, values }]);
const stageNow = async (id: string): Promise<unknown> => (await shop.writer.get(admin, 'offer', id))?.stage;

describe('the order of stages', () => {
  it('lets a record go only where its stage leads', async () => {
    const id = await create();
    await expect(update(id, { stage: 'won', signed_on: '2026-11-22' }, boss)).rejects.toMatchObject({
      code: 'invalid_record',
      message: 'A record cannot go from "New" to "Won"; what may follow: Quoted, Lost.',
      issues: [{ pointer: '/stage', code: 'stage_order', params: { from: 'Mới', stage: 'Thắng', allowed: 'Đã báo giá, Thua' } }],
    });
    await update(id, { stage: 'quoted', amount: 5, lines: [line] });
    await update(id, { stage: 'won', signed_on: '2026-11-22' }, boss);
    expect(await stageNow(id)).toBe('won');
  });

  it('cannot be got round by clearing the stage', async () => {
    await expect(update(await create(), { stage: null })).rejects.toMatchObject({ issues: [{ pointer: '/stage', code: 'stage_order' }] });
  });

  it('leads nowhere from a stage that names none, and anywhere from one that says nothing', async () => {
    const lost = await create({ stage: 'lost' });
    await expect(update(lost, { stage: 'new' })).rejects.toMatchObject({ issues: [{ code: 'stage_order', params: { allowed: '–' } }] });
    await update(lost, { name: 'Still lost', stage: 'lost' });
    const won = await create({ stage: 'won', signed_on: '2026-11-22' }, boss);
    await update(won, { stage: 'new' });
  });

  it('is not told to who may write the stage and not read it', async () => {
    const blind = await shop.person('blind', 'blind');
    const id = await create();
    await expect(update(id, { stage: 'won' }, blind)).rejects.toMatchObject({ code: 'forbidden', issues: [{ code: 'stage_mover' }] });
    await expect(update(await create({ stage: 'lost' }), { stage: 'new' }, blind)).rejects.toMatchObject({
      message: 'The record cannot be moved to "New" now.',
      issues: [{ code: 'stage_order_now', params: { stage: 'Mới' } }],
    });
    await expect(update(id, { stage: 'quoted' }, blind)).rejects.toMatchObject({
      issues: [
        { pointer: '/stage', code: 'stage_requires_unseen' },
        { pointer: '/stage', code: 'stage_requires_unseen' },
      ],
    });
  });
});

describe('what a stage requires', () => {
  it('is named field by field', async () => {
    await expect(update(await create(), { stage: 'quoted' })).rejects.toMatchObject({
      code: 'invalid_record',
      issues: [
        {
          pointer: '/amount',
          code: 'stage_requires',
          message: '"Quoted" needs a value in "The amount".',
          params: { stage: 'Đã báo giá', field: 'Mục amount' },
        },
        { pointer: '/lines', code: 'stage_requires' },
      ],
    });
  });

  it('may stand before or come with the move, lines among it', async () => {
    await update(await create({ amount: 5, lines: [line] }), { stage: 'quoted' });
    await update(await create({ amount: 5 }), { stage: 'quoted', lines: [line] });
    await create({ stage: 'quoted', amount: 5, lines: [line] });
  });

  it('binds records that begin there', async () => {
    await expect(create({ stage: 'quoted', amount: 5 })).rejects.toMatchObject({ issues: [{ pointer: '/lines', code: 'stage_requires' }] });
  });

  it('cannot be emptied by people while the record is there', async () => {
    const id = await create({ stage: 'quoted', amount: 5, lines: [line] });
    await expect(update(id, { amount: null })).rejects.toMatchObject({ issues: [{ pointer: '/amount', code: 'stage_requires' }] });
    await expect(update(id, { lines: [] })).rejects.toMatchObject({ issues: [{ pointer: '/lines', code: 'stage_requires' }] });
    await update(id, { amount: null, lines: [], stage: 'new' });
  });
});

describe('the last line of a record in a stage that requires lines', () => {
  const linesOf = async (id: string) => (await shop.writer.list(admin, 'offer_line', { filter: `offer = "${id}"` })).items.map((item) => item.id);

  it('can be deleted with its record or after another was added, and not by itself', async () => {
    const id = await create({ stage: 'quoted', amount: 5, lines: [line] });
    const [first = ''] = await linesOf(id);
    const remove = () => shop.writer.write(seller, 'offer_line', [{ op: 'delete', id: first }]);
    await expect(remove()).rejects.toMatchObject({ code: 'invalid_record', issues: [{ code: 'stage_last_line', params: { stage: 'Đã báo giá' } }] });
    await shop.writer.write(seller, 'offer_line', [{ op: 'create', values: { offer: id, product: 'Hoa' } }]);
    await remove();
    await shop.writer.write(seller, 'offer', [{ op: 'delete', id }]);
    expect(await linesOf(id)).toEqual([]);
  });

  it('cannot be given to another record', async () => {
    const [id, other] = [await create({ stage: 'quoted', amount: 5, lines: [line] }), await create()];
    const [first = ''] = await linesOf(id);
    const move = shop.writer.write(seller, 'offer_line', [{ op: 'update', id: first, values: { offer: other } }]);
    await expect(move).rejects.toMatchObject({ issues: [{ code: 'stage_last_line' }] });
  });

  it('stays when what added it is undone, and goes when the record goes back as well', async () => {
    const id = await create({ amount: 5 });
    const added = await update(id, { lines: [line] });
    await update(id, { stage: 'quoted' });
    expect(await shop.writer.undo(seller, added.operation)).toMatchObject({ kept: [{ object: 'offer_line', fields: [] }] });
    expect(await linesOf(id)).toHaveLength(1);
    const both = await create({ amount: 5 });
    const { operation } = await update(both, { stage: 'quoted', lines: [line] });
    expect(await shop.writer.undo(seller, operation)).toMatchObject({ kept: [] });
    expect([await stageNow(both), await linesOf(both)]).toEqual(['new', []]);
  });
});

describe('the movers of a stage', () => {
  it('alone move records into it, and others learn nothing else', async () => {
    const id = await create({ stage: 'quoted', amount: 5, lines: [line] });
    await expect(update(id, { stage: 'won' })).rejects.toMatchObject({
      code: 'forbidden',
      message: 'You may not move a record to "Won"; ask somebody who may.',
      issues: [{ pointer: '/stage', code: 'stage_mover', params: { stage: 'Thắng' } }],
    });
    await expect(create({ stage: 'won', signed_on: '2026-11-22' })).rejects.toMatchObject({ code: 'forbidden', issues: [{ code: 'stage_mover' }] });
    await update(id, { stage: 'won', signed_on: '2026-11-22' }, boss);
    await update(id, { name: 'Renamed by who may not move' });
  });

  it('are joined by administrators and the system, whom order and requirements bind all the same', async () => {
    for (const actor of [admin, systemActor('test')]) {
      const id = await create({ amount: 5, lines: [line] });
      await expect(update(id, { stage: 'won', signed_on: '2026-11-22' }, actor)).rejects.toMatchObject({ issues: [{ code: 'stage_order' }] });
      await update(id, { stage: 'quoted' }, actor);
      await expect(update(id, { stage: 'won' }, actor)).rejects.toMatchObject({ issues: [{ pointer: '/signed_on', code: 'stage_requires' }] });
      await update(id, { stage: 'won', signed_on: '2026-11-22' }, actor);
    }
  });
});

describe('a batch', () => {
  it('is judged row by row', async () => {
    const ids = [await create(), await create({ amount: 1, lines: [line] }), await create({ stage: 'quoted', amount: 2, lines: [line] })];
    const rows = ids.map((id, index): RowWrite => ({ op: 'update', id, values: { stage: index === 2 ? 'won' : 'quoted' } }));
    const { results } = await shop.writer.write(seller, 'offer', rows, { mode: 'valid' });
    expect(results.map((result) => (result.ok ? 'written' : result.issues.map(({ code }) => code)))).toEqual([
      ['stage_requires', 'stage_requires'],
      'written',
      ['stage_mover'],
    ]);
  });
});

describe('an import', () => {
  it('tells the rows that break the rules and writes the others', async () => {
    const imports = importsOf(shop);
    const file = mapping([{ object: 'offer', key: { fields: ['name'] }, fields: { name: 'Name', stage: 'Stage', signed_on: 'Day' } }]);
    await create({ name: 'Imported' });
    const state = await importFile(imports, seller, file, 'Name,Stage,Day\nImported,won,2026-11-22\nOther,quoted,\nThird,lost,\n');
    expect(state.progress).toMatchObject({ rows_written: 1, rows_faulty: 2 });
    const faults = await faultsOf(imports, seller, state);
    expect(faults).toContain('Bạn không được chuyển bản ghi sang “Thắng”; hãy nhờ người có quyền');
    expect(faults).toContain(': Cần điền ô này trước khi sang “Đã báo giá”');
    const both = await importFile(imports, boss, file, 'Name,Stage,Day\nImported,won,2026-11-22\n');
    expect(await faultsOf(imports, boss, both)).toContain('Không thể chuyển từ “Mới” sang “Thắng”');
  });
});

describe('an undo', () => {
  it('gives back a stage that could not be entered again', async () => {
    const id = await create({ stage: 'quoted', amount: 5, lines: [line] });
    const { operation } = await update(id, { stage: 'lost' });
    await shop.writer.undo(seller, operation);
    expect(await stageNow(id)).toBe('quoted');
  });

  it('keeps what the stage entered since requires', async () => {
    const id = await create({ lines: [line] });
    const { operation } = await update(id, { amount: 5, name: 'Renamed' });
    await update(id, { stage: 'quoted' });
    expect(await shop.writer.undo(seller, operation)).toMatchObject({ undone: 1, kept: [{ object: 'offer', id, fields: ['amount'] }] });
    expect(await shop.writer.get(admin, 'offer', id)).toMatchObject({ stage: 'quoted', amount: 5, name: 'An offer' });
  });

  it('keeps the stage where what the former one requires was emptied since', async () => {
    const id = await create({ stage: 'quoted', amount: 5, lines: [line] });
    const { operation } = await update(id, { stage: 'lost' });
    await update(id, { amount: null });
    expect(await shop.writer.undo(seller, operation)).toMatchObject({ kept: [{ object: 'offer', id, fields: ['stage'] }] });
    expect(await stageNow(id)).toBe('lost');
  });

  it('gives back what broke a rule made later', async () => {
    const id = await create({ stage: 'quoted', amount: 5, lines: [line] });
    await shop.database.query({ text: `update crm.offer set amount = null where id = $1`, values: [id] });
    const { operation } = await update(id, { stage: 'lost' });
    await shop.writer.undo(seller, operation);
    expect(await stageNow(id)).toBe('quoted');
  });
});

describe('whatever an ordinary person does', () => {
  it('leaves no record in a stage against its rules', async () => {
    const stages = ['new', 'quoted', 'won', 'lost', null];
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record(
            {
              stage: fc.constantFrom(...stages),
              amount: fc.constantFrom(null, 5),
              signed_on: fc.constantFrom(null, '2026-11-22'),
              lines: fc.constantFrom([], [line]),
              undo: fc.nat(3),
            },
            { requiredKeys: [] },
          ),
          { minLength: 2, maxLength: 8 },
        ),
        async (acts) => {
          const id = await create();
          const operations: string[] = [];
          for (const { undo, ...values } of acts) {
            const operation = undo === undefined ? undefined : operations.at(-1 - undo);
            const act = operation === undefined ? update(id, values).then((done) => void operations.push(done.operation)) : shop.writer.undo(seller, operation);
            await act.catch((error: { code?: string }) => expect(['invalid_record', 'forbidden', 'cannot_undo', 'not_found']).toContain(error.code));
            const now = await shop.writer.get(admin, 'offer', id, ['stage', 'amount', 'signed_on', 'lines']);
            const lines = now?.lines as unknown[];
            expect(now?.stage, JSON.stringify(acts)).not.toBe('won');
            expect(now?.stage, JSON.stringify(acts)).not.toBeNull();
            if (now?.stage === 'quoted') expect([now.amount, lines.length > 0], JSON.stringify(acts)).toEqual([5, true]);
          }
        },
      ),
      { numRuns: Number(process.env.TRELLIS_TEST_RUNS ?? 40) },
    );
  }, 120_000);
});

describe('a change set', () => {
  const issuesOf = async (document: MetadataDocument) => {
    const { id } = await shop.changeSets.create(admin, { title: 'test', changes: [{ op: 'put', kind: document.kind, name: document.name, document }] });
    return (await shop.changeSets.plan(admin, id)).plan?.issues;
  };
  const choice = (more: object, type: 'choice' | 'multi_choice' = 'choice'): MetadataDocument => ({
    kind: 'field',
    name: 'offer.mood',
    object: 'offer',
    field: 'mood',
    type,
    label: { en: 'Mood', vi: 'Tâm trạng' },
    options: { choices: [{ key: 'good', label: { en: 'Good', vi: 'Tốt' }, ...more }] },
  });

  it('is refused where a stage leads to none, asks for what nobody can fill in, or names no role', async () => {
    expect(await issuesOf(choice({ next: ['bad'] }))).toMatchObject([{ pointer: '/field/offer.mood/options/choices/0/next/0', code: 'unknown_choice' }]);
    expect(await issuesOf(choice({ movers: ['nobody'] }))).toMatchObject([{ pointer: '/field/offer.mood/options/choices/0/movers/0', code: 'unknown_choice' }]);
    expect(await issuesOf(choice({ next: ['good'] }, 'multi_choice'))).toMatchObject([{ code: 'not_a_stage' }]);
    const total: MetadataDocument = {
      kind: 'field',
      name: 'offer.twice',
      object: 'offer',
      field: 'twice',
      type: 'formula',
      label: { en: 'Twice', vi: 'Gấp đôi' },
      options: { expression: 'amount * 2', result: 'number' },
    };
    await installDocuments(shop.changeSets, systemActor('test'), [total]);
    expect(await issuesOf(choice({ requires: ['twice'] }))).toMatchObject([
      { pointer: '/field/offer.mood/options/choices/0/requires/0', code: 'computed_value' },
    ]);
  });
});
