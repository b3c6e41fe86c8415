import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { linksField } from './links.ts';

const a = '019a2b3c-4d5e-7f60-8123-456789abcdef';
const b = '019a2b3c-4d5e-7f60-8123-456789abcde0';
const field = sampleField('links', { object: 'tag' });

describe('linksField', () => {
  it('stores rows of target and position as one text', () => {
    expect(linksField.parse([a, { id: b }, a], field, sampleContext)).toEqual({ ok: true, value: [`[["${a}",0],["${b}",1]]`] });
    expect(linksField.parse(null, field, sampleContext)).toEqual({ ok: true, value: ['[]'] });
    expect(linksField.sideTable?.(field).columns.map((column) => column.name)).toEqual(['target', 'position']);
  });

  it('takes a delete policy, but not to be cleared when it is required', () => {
    expect(linksField.validateOptions(sampleField('links', { object: 'tag', on_delete: 'clear' }))).toEqual([]);
    expect(linksField.validateOptions({ ...sampleField('links', { object: 'tag', on_delete: 'clear' }), required: true })).toMatchObject([
      { pointer: '/options/on_delete', code: 'bad_option' },
    ]);
  });

  it('answers objects', () => {
    expect(linksField.toWire([`[["${a}",0],["${b}",1]]`], field)).toEqual([{ id: a }, { id: b }]);
    expect(linksField.toWire([null], field)).toEqual([]);
  });

  it('points at each wrong entry', () => {
    expect(linksField.parse([a, 'x', { id: 5 }], field, sampleContext)).toMatchObject({
      ok: false,
      issues: [
        { pointer: '/1', code: 'expected_id' },
        { pointer: '/2/id', code: 'expected_id' },
      ],
    });
    expect(linksField.parse(a, field, sampleContext)).toMatchObject({ issues: [{ code: 'expected_list' }] });
    expect(linksField.parse(new Array(1001).fill(a), field, sampleContext)).toMatchObject({ issues: [{ code: 'too_many' }] });
  });

  it('imports ids in one cell', () => {
    expect(linksField.importText(`${a}; ${b}`, field, sampleContext)).toEqual({ ok: true, value: [{ id: a }, { id: b }] });
  });
});
