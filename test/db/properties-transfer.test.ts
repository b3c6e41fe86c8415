import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../../engine/access/actor.ts';
import type { ObjectModel } from '../../engine/metadata/model.ts';
import { sql } from '../../engine/sql/sql.ts';
import { exportRecords } from '../../engine/transfer/export/export-records.ts';
import type { MappingDocument } from '../../schemas/generated/metadata.ts';
import { openShop, type ShopDatabase } from '../setup/shop-database.ts';
import { faultsOf, importFile, importsOf } from './import-file.ts';
import { emptyShop, objectsInOrder, writeRandomRecords } from './properties/random-records.ts';

const numRuns = Number(process.env.TRELLIS_TEST_RUNS ?? 5);
const seed = process.env.PROOF_SEED === undefined ? {} : { seed: Number(process.env.PROOF_SEED) };
const actor = systemActor('transfer test');
const person = '0197c6a0-0000-7000-8000-000000000001';

let here: ShopDatabase;
let there: ShopDatabase;

beforeAll(async () => {
  [here, there] = await Promise.all([openShop(), openShop()]);
  for (const { database } of [here, there])
    await database.query(
      sql`insert into sys."user" (id, email, name, password_hash, zone, locale) values (${person}::uuid, 'lan@example.com', 'Lan', '', 'Asia/Ho_Chi_Minh', 'vi')`,
    );
});

afterAll(async () => {
  await here.close();
  await there.close();
});

const numbers = new Set(['integer', 'decimal', 'percent', 'money']);

/** A mapping that reads the columns of an export, as its header names them. */
function mappingOf(object: ObjectModel, header: readonly string[]): MappingDocument {
  const fields: MappingDocument['records'][number]['fields'] = {};
  for (const name of header) {
    const field = object.fields.get(name.split('.')[0] ?? '');
    if (!field || field.type.computed || field.type.type === 'file') continue;
    fields[name] = numbers.has(field.type.type) ? { column: name, number: 'point' } : name;
  }
  const name = `export_of_${object.name}`;
  return {
    kind: 'mapping',
    name,
    label: { en: name, vi: name },
    file: { delimiter: ',', encoding: 'utf-8' },
    records: [{ object: object.name, key: { fields: ['id'] }, fields }],
  };
}

const bookkeeping = new Set(['version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at']);

/** Every field of every record, but for when and by whom it was written, and the numbers that each database gives itself. */
async function contentOf({ models, writer }: ShopDatabase, name: string): Promise<readonly unknown[]> {
  const fields = [...(models.current().objects.get(name)?.fields.values() ?? [])]
    .filter((field) => !bookkeeping.has(field.name) && field.type.type !== 'auto_number')
    .map((field) => field.name);
  const { items } = await writer.list(actor, name, { fields, sort: ['id'], limit: 200 });
  return items.map(inCells);
}

/** A record, or a part of one, without bookkeeping. */
function inCells(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCells);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, part]) => (bookkeeping.has(name) ? [] : [[name, inCells(part)]])));
}

describe('importing an export', () => {
  it('gives the same records in another database', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        await emptyShop(here);
        await emptyShop(there);
        moved += await writeRandomRecords(draw, here, actor, person);
        const imports = importsOf(there);
        for (const name of objectsInOrder) {
          const object = there.models.current().objects.get(name) as ObjectModel;
          const request = { sort: ['id'], watermark: '0197c6a0-0000-7000-8000-00000000aaaa' };
          const file = (await Array.fromAsync(exportRecords({ reader: here.writer, models: here.models }, actor, name, request, 'csv'))).join('');
          if (file.indexOf('\r\n') === file.length - 2) continue;
          const header = file.slice(1, file.indexOf('\r\n')).split(',');
          const state = await importFile(imports, actor, mappingOf(object, header), file);
          expect(await faultsOf(imports, actor, state), file).toMatch(/^[^\r]*\r\n$/);
          expect(state, file).toMatchObject({ status: 'done', issues: [] });
        }
        for (const name of objectsInOrder) expect(await contentOf(there, name)).toEqual(await contentOf(here, name));
      }),
      { numRuns, endOnFailure: true, ...seed },
    );
    expect(moved).toBeGreaterThan(numRuns * objectsInOrder.length);
  }, 240_000);
});
