import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { integerField } from './integer.ts';

const field = sampleField('integer');

describe('integerField', () => {
  it.each([
    [5, 5],
    ['5', 5],
    [' -12 ', -12],
    ['12.00', 12],
    [9007199254740991, 9007199254740991],
    [-0, 0],
    ['-0', 0],
    ['', null],
    [null, null],
  ])('stores %j as %j', (input, expected) => {
    expect(integerField.parse(input, field, sampleContext)).toStrictEqual({ ok: true, value: [expected] });
  });

  it.each([
    [1.5, 'expected_integer'],
    ['1.5', 'expected_integer'],
    ['1,000', 'expected_integer'],
    ['abc', 'expected_integer'],
    [true, 'expected_integer'],
    [Number.NaN, 'expected_integer'],
    [9007199254740992, 'unsafe_integer'],
    ['9007199254740993', 'unsafe_integer'],
  ])('refuses %j with %s', (input, code) => {
    expect(integerField.parse(input, field, sampleContext)).toMatchObject({ ok: false, issues: [{ pointer: '', code }] });
  });

  it('keeps to its range', () => {
    const ranged = sampleField('integer', { minimum: 0, maximum: 10 });
    expect(integerField.parse(0, ranged, sampleContext).ok).toBe(true);
    expect(integerField.parse(10, ranged, sampleContext).ok).toBe(true);
    expect(integerField.parse(-1, ranged, sampleContext)).toMatchObject({ issues: [{ code: 'below_minimum', params: { min: 0 } }] });
    expect(integerField.parse(11, ranged, sampleContext)).toMatchObject({ issues: [{ code: 'above_maximum', params: { max: 10 } }] });
    expect(integerField.validateOptions(sampleField('integer', { minimum: 5, maximum: 1 }))).toMatchObject([{ pointer: '/options/maximum' }]);
  });

  it('reads numbers and texts of the database', () => {
    expect(integerField.toWire([7], field)).toBe(7);
    expect(integerField.toWire(['7'], field)).toBe(7);
    expect(integerField.toWire([null], field)).toBeNull();
  });

  it('imports and shows grouped numbers', () => {
    expect(integerField.importText('1.234.567', field, { ...sampleContext, decimalMark: ',' })).toEqual({ ok: true, value: 1234567 });
    expect(integerField.importText('1,5', field, { ...sampleContext, decimalMark: ',' })).toMatchObject({ ok: false, issues: [{ code: 'expected_integer' }] });
    expect(integerField.format(1234567, field, 'vi')).toBe('1.234.567');
    expect(integerField.format(1234567, field, 'en')).toBe('1,234,567');
  });
});
