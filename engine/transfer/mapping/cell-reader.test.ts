import { describe, expect, it } from 'vitest';
import type { FieldDocument } from '../../../schemas/generated/metadata.ts';
import { fieldType } from '../../fields/registry.ts';
import type { FieldModel } from '../../metadata/model.ts';
import { faultText } from '../fault-words.ts';
import { ColumnSurveys } from '../judging/judge-columns.ts';
import { CellReader } from './cell-reader.ts';
import type { ColumnSettings, ImportPlan } from './import-plan.ts';

function field(type: FieldDocument['type'], options: FieldDocument['options'] = {}): FieldModel {
  const document: FieldDocument = { kind: 'field', name: 'sale.value', object: 'sale', field: 'value', type, label: { en: 'Value', vi: 'Giá trị' }, options };
  return { name: 'value', object: 'sale', document, type: fieldType(type), state: 'active', columns: [], system: false };
}

/** Reads a whole column as an import does: all cells are looked at before the first is read. */
function readColumn(cells: readonly string[], model: FieldModel, settings: ColumnSettings = {}) {
  const source = { kind: 'column', field: model, column: 0, settings } as const;
  const plan = {
    columns: ['Value'],
    entries: [{ key: { kind: 'none' }, sources: [source] }],
    model: { settings: { currency: 'VND' } },
  } as unknown as ImportPlan;
  const surveys = new ColumnSurveys(plan);
  for (const [index, cell] of cells.entries()) surveys.add({ number: index + 2, cells: [cell] });
  const reader = new CellReader(source, surveys.judge('day_first'), { zone: 'Asia/Ho_Chi_Minh', currency: 'VND' });
  return cells.map((cell) => {
    const value = reader.read(cell);
    return value.problem === undefined ? value.wire : `! ${faultText(value.problem, 'en')}`;
  });
}

describe('CellReader', () => {
  it('reads dates in the order that the column tells', () => {
    expect(readColumn(['12/1/2010 8:26', '12/13/2010 9:00', '2010-12-01 08:26:00'], field('datetime'))).toEqual([
      '2010-12-01T01:26:00.000Z',
      '2010-12-13T02:00:00.000Z',
      '2010-12-01T01:26:00.000Z',
    ]);
  });

  it('takes a date against the judged order for a fault', () => {
    expect(readColumn(['13/1/2010', '14/1/2010', '1/20/2010'], field('date'))).toEqual([
      '2010-01-13',
      '2010-01-14',
      '! Must be a date that exists, such as 2026-11-22',
    ]);
  });

  it('reads the format of the mapping and ISO 8601 beside it', () => {
    expect(readColumn(['12/1/2010 8:26', '2010-12-01 08:26:00'], field('datetime'), { format: 'M/D/YYYY H:mm' })).toEqual([
      '2010-12-01T01:26:00.000Z',
      '2010-12-01T01:26:00.000Z',
    ]);
  });

  it('takes the day of a date with time', () => {
    expect(readColumn(['2010-12-01 08:26:00', '25/12/2010 8:26'], field('date'))).toEqual(['2010-12-01', '2010-12-25']);
  });

  it('judges 1.500 by the column it stands in', () => {
    expect(readColumn(['1.500', '12.500,5'], field('decimal'))).toEqual(['1500', '12500.5']);
    expect(readColumn(['1.500', '2.55'], field('decimal'))).toEqual(['1.5', '2.55']);
  });

  it('reads a lone 1.500 in an amount of a currency without coins as thousands', () => {
    expect(readColumn(['1.500'], field('money'))).toEqual([{ amount: '1500', currency: 'VND' }]);
    expect(readColumn(['1.500'], field('money'), { currency: 'GBP' })).toEqual([{ amount: '1.5', currency: 'GBP' }]);
  });

  it('gives a bare amount the currency of the mapping, and leaves a sign its own', () => {
    expect(readColumn(['2.55', '€3.10'], field('money', { currency: 'USD' }), { currency: 'GBP' })).toEqual([
      { amount: '2.55', currency: 'GBP' },
      { amount: '3.1', currency: 'EUR' },
    ]);
  });

  it('leaves fraction zeros out of texts that are numbers, and keeps leading ones', () => {
    expect(readColumn(['17850.0', '00123', 'A12'], field('text'), { number: 'point' })).toEqual(['17850', '00123', 'A12']);
    expect(readColumn(['17850.0', '00123'], field('text'))).toEqual(['17850.0', '00123']);
  });

  it('takes away the apostrophe before what would be a formula, and no other', () => {
    expect(readColumn(["'=1+1", "''=1", "'tis", "'"], field('text'))).toEqual(['=1+1', "'=1", "'tis", "'"]);
  });

  it('translates by the map of the mapping', () => {
    expect(readColumn(['Nam', ' Nam ', 'x'], field('text'), { map: new Map([['Nam', 'male']]) })).toEqual(['male', 'male', 'x']);
  });

  it('has no value for an empty cell', () => {
    expect(readColumn(['', '  '], field('text'))).toEqual([undefined, undefined]);
  });
});
