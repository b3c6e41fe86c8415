import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Suffix } from '../../engine/changes/retype/conversion.ts';
import { findConversion } from '../../engine/changes/retype/find-conversion.ts';
import type { Database } from '../../engine/database/database.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { fieldType } from '../../engine/fields/registry.ts';
import { ident, sql } from '../../engine/sql/sql.ts';
import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import { cloneDatabase, type TestDatabase } from '../setup/test-database.ts';
import { choices, fieldOf } from './changes-shop.ts';

let clone: TestDatabase;
let database: Database;

beforeAll(async () => {
  clone = await cloneDatabase();
  database = await openDatabase({ url: clone.url, poolSize: 2 });
});

afterAll(async () => {
  await database.close();
  await clone.drop();
});

const settings = { currency: 'VND', zone: 'Asia/Ho_Chi_Minh' };

function field(type: FieldDocument['type'], options: FieldDocument['options'] = {}): FieldDocument {
  return fieldOf('thing', 'f', type, { options });
}

/** Converts stored values (one per column) and tells whether the plan would list them. */
async function convert(before: FieldDocument, after: FieldDocument, stored: readonly unknown[]): Promise<{ value: unknown; lost: boolean } | string> {
  const conversion = findConversion(before, after);
  if (!conversion) return 'refused';
  if (conversion.kind === 'same') return 'same';
  const columns = fieldType(before.type).columns(before);
  const row = sql.join(columns.map(({ suffix, type }, index) => sql`${stored[index] ?? null}::${sql.raw(type)} as ${ident(`f${suffix}`)}`));
  const column = (suffix: Suffix) => sql`t.${ident(`f${suffix}`)}`;
  const values = conversion.values(column, settings);
  const wanted = fieldType(after.type).columns(after);
  const list = sql.join(wanted.map(({ suffix, type }) => sql`(${values.get(suffix) ?? sql`null`})::${sql.raw(type)} as ${ident(`v${suffix}`)}`));
  const [found] = await database.query<Record<string, unknown>>(sql`select ${list}, ${conversion.loses(column, settings)} as lost from (select ${row}) as t`);
  const { lost, ...parts } = found ?? {};
  const list2 = wanted.map(({ suffix }) => parts[`v${suffix}`] ?? null);
  return { value: list2.length === 1 ? list2[0] : list2, lost: lost === true };
}

const sizes = { choices: choices('small', 'ha_noi', 'true', 'no') };

describe('a conversion of values', () => {
  it.each([
    [field('text'), field('integer'), [' 12 '], 12, false],
    [field('text'), field('integer'), ['12.0'], 12, false],
    [field('text'), field('integer'), ['12.5'], null, true],
    [field('text'), field('integer'), ['x'], null, true],
    [field('text'), field('integer'), [null], null, false],
    [field('text'), field('decimal', { scale: 1 }), ['2.25'], '2.3', false],
    [field('text'), field('decimal'), ['2.50'], '2.5', false],
    [field('text'), field('decimal'), ['NaN'], null, true],
    [field('text'), field('percent'), ['12.5%'], '0.125', false],
    [field('text'), field('money'), ['2.55 GBP'], ['2.55', 'GBP'], false],
    [field('text'), field('money'), ['100'], ['100', 'VND'], false],
    [field('text'), field('money'), ['nothing'], [null, null], true],
    [field('text'), field('boolean'), ['Có'], true, false],
    [field('text'), field('boolean'), ['No'], false, false],
    [field('text'), field('boolean'), ['maybe'], null, true],
    [field('text'), field('date'), ['2026-11-22'], '2026-11-22', false],
    [field('text'), field('date'), ['22/11/2026'], '2026-11-22', false],
    [field('text'), field('date'), ['31/02/2026'], null, true],
    [field('text'), field('date', { year_optional: true }), ['--02-29'], '1604-02-29', false],
    [field('text'), field('date'), ['--02-29'], null, true],
    [field('text'), field('datetime'), ['2026-11-22T02:14:00Z'], '2026-11-22T02:14:00.000Z', false],
    [field('text'), field('datetime'), ['2026-11-22 09:14'], '2026-11-22T02:14:00.000Z', false],
    [field('text'), field('datetime'), ['22/11/2026'], '2026-11-21T17:00:00.000Z', false],
    [field('text'), field('datetime'), ['2026-11-22 99:14'], null, true],
    [field('text'), field('choice', sizes), ['Hà Nội'], 'ha_noi', false],
    [field('text'), field('choice', sizes), ['big'], null, true],
    [field('text'), field('multi_choice', sizes), ['small; Hà Nội'], ['ha_noi', 'small'], false],
    [field('text'), field('multi_choice', sizes), ['small, big'], null, true],
    [field('text'), field('tags'), ['a, b,,a'], ['a', 'b'], false],
    [field('text'), field('email'), ['Hoa@Shop.VN'], 'Hoa@shop.vn', false],
    [field('text'), field('email'), ['hoa at shop'], null, true],
    [field('text'), field('url'), ['https://x.vn/a'], 'https://x.vn/a', false],
    [field('text'), field('url'), ['x.vn'], null, true],
    [field('text'), field('phone'), ['0901 234 567'], ['+84901234567', '0901 234 567'], false],
    [field('text'), field('phone'), ['ask her'], [null, 'ask her'], false],
    [field('text'), field('person_name'), ['Nguyễn Thị Hoa'], ['Nguyễn Thị Hoa', 'Hoa', null], false],
    [field('long_text'), field('text', { max_length: 3 }), ['abcd'], null, true],
    [field('long_text'), field('text', { max_length: 3 }), ['a\nb'], 'a b', false],
    [field('integer'), field('decimal'), [12], '12', false],
    [field('integer'), field('money', { currency: 'USD' }), [12], ['12', 'USD'], false],
    [field('integer'), field('money'), [null], [null, null], false],
    [field('decimal'), field('integer'), ['2.5'], 3, true],
    [field('decimal'), field('integer'), ['2.0'], 2, false],
    [field('decimal'), field('money', { scale: 2 }), ['2.555'], ['2.56', 'VND'], true],
    [field('money'), field('text'), ['2.50', 'GBP'], '2.5 GBP', false],
    [field('boolean'), field('choice', sizes), [false], 'no', false],
    [field('boolean'), field('choice', { choices: choices('true') }), [false], null, true],
    [field('boolean'), field('integer'), [true], 1, false],
    [field('boolean'), field('text'), [true], 'true', false],
    [field('date'), field('datetime'), ['2026-11-22'], '2026-11-21T17:00:00.000Z', false],
    [field('date'), field('datetime'), ['1604-11-22'], null, true],
    [field('date'), field('text'), ['1604-11-22'], '--11-22', false],
    [field('datetime'), field('date'), ['2026-11-21T17:00:00Z'], '2026-11-22', false],
    [field('datetime'), field('text'), ['2026-11-21T17:00:00Z'], '2026-11-21T17:00:00.000Z', false],
    [field('choice', sizes), field('multi_choice', sizes), ['small'], ['small'], false],
    [field('multi_choice', sizes), field('choice', sizes), [['small']], 'small', false],
    [field('multi_choice', sizes), field('choice', sizes), [['small', 'no']], null, true],
    [field('tags'), field('text'), [['a', 'b']], 'a, b', false],
    [field('phone'), field('text'), [null, '0168'], '0168', false],
    [field('link', { object: 'thing' }), field('text'), ['0197c6a0-0000-7000-8000-000000000001'], '0197c6a0-0000-7000-8000-000000000001', false],
  ])('from $0.type to $1.type gives $3 for $2', async (before, after, stored, value, lost) => {
    expect(await convert(before, after, stored)).toEqual({ value, lost });
  });

  it('is not needed where the column already holds the right values', async () => {
    expect(await convert(field('text'), field('long_text'), ['x'])).toBe('same');
    expect(await convert(field('choice'), field('text'), ['x'])).toBe('same');
    expect(await convert(field('long_text'), field('text'), ['x'])).not.toBe('same');
  });

  it('is refused where it would be a guess', async () => {
    expect(await convert(field('integer'), field('date'), [1])).toBe('refused');
    expect(await convert(field('text'), field('link', { object: 'thing' }), ['x'])).toBe('refused');
    expect(await convert(field('text'), field('identities'), ['x'])).toBe('refused');
    expect(await convert(field('identities'), field('text'), [])).toBe('refused');
    expect(await convert(field('text'), field('formula'), ['x'])).toBe('refused');
  });
});
