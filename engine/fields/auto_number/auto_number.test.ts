import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { autoNumberField } from './auto_number.ts';
import { autoNumberPeriod, formatAutoNumber } from './format-auto-number.ts';

describe('formatAutoNumber', () => {
  it('fills the day and the counter in', () => {
    expect(formatAutoNumber('ORD-{yyyy}-{00000}', '2026-11-22', 42)).toBe('ORD-2026-00042');
    expect(formatAutoNumber('{yy}{mm}{dd}/{000}', '2026-01-02', 7)).toBe('260102/007');
    expect(formatAutoNumber('HD{00}', '2026-01-02', 12345)).toBe('HD12345');
  });
});

describe('autoNumberPeriod', () => {
  it('is the period of the day in the zone', () => {
    const at = new Date('2026-12-31T17:00:00Z');
    expect(autoNumberPeriod('never', at, 'Asia/Ho_Chi_Minh')).toBe('');
    expect(autoNumberPeriod('year', at, 'Asia/Ho_Chi_Minh')).toBe('2027');
    expect(autoNumberPeriod('year', at, 'UTC')).toBe('2026');
    expect(autoNumberPeriod('month', at, 'Asia/Ho_Chi_Minh')).toBe('2027-01');
    expect(autoNumberPeriod('day', at, 'Asia/Ho_Chi_Minh')).toBe('2027-01-01');
  });
});

describe('autoNumberField', () => {
  it('accepts nothing from outside', () => {
    expect(autoNumberField.computed).toBe(true);
    expect(autoNumberField.parse('ORD-1', sampleField('auto_number'), sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'computed_value' }] });
  });

  it.each([
    [{ pattern: 'ORD-{yyyy}-{00000}', reset: 'year' }, []],
    [{ pattern: 'ORD-{00000}' }, []],
    [{}, ['missing_option']],
    [{ pattern: 'ORD-{yyyy}' }, ['bad_option']],
    [{ pattern: '{00}{00}' }, ['bad_option']],
    [{ pattern: '{week}{00}' }, ['bad_option']],
    [{ pattern: '{00', reset: 'never' }, ['bad_option']],
    [{ pattern: '{000}', reset: 'year' }, ['bad_option']],
    [{ pattern: '{mm}-{000}', reset: 'month' }, ['bad_option']],
    [{ pattern: '{yy}{mm}{dd}-{000}', reset: 'day' }, []],
  ] as const)('judges %j', (options, codes) => {
    expect(autoNumberField.validateOptions(sampleField('auto_number', options)).map((issue) => issue.code)).toEqual(codes);
  });
});
