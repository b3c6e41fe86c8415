import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { linesField } from './lines.ts';

const field = sampleField('lines', { object: 'order_line', link: 'order' });

describe('linesField', () => {
  it('takes lists of objects and stores nothing itself', () => {
    expect(linesField.parse([{ product: 'x' }, {}], field, sampleContext)).toEqual({ ok: true, value: [] });
    expect(linesField.parse(null, field, sampleContext)).toEqual({ ok: true, value: [] });
    expect(linesField.columns(field)).toEqual([]);
  });

  it('points at what is no line', () => {
    expect(linesField.parse([{}, 5, null, []], field, sampleContext)).toMatchObject({
      ok: false,
      issues: [{ pointer: '/1' }, { pointer: '/2' }, { pointer: '/3' }],
    });
    expect(linesField.parse({}, field, sampleContext)).toMatchObject({ issues: [{ code: 'expected_list' }] });
    expect(linesField.parse(new Array(1001).fill({}), field, sampleContext)).toMatchObject({ issues: [{ code: 'too_many' }] });
  });

  it('needs an object and its link', () => {
    expect(linesField.validateOptions(sampleField('lines'))).toMatchObject([{ pointer: '/options/object' }, { pointer: '/options/link' }]);
  });
});
