import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { rollUpField } from './roll_up.ts';

const count = sampleField('roll_up', { object: 'order', link: 'customer', function: 'count' });
const sum = sampleField('roll_up', { object: 'order', link: 'customer', function: 'sum', field: 'total' });

describe('rollUpField', () => {
  it('answers by what was aggregated', () => {
    expect(rollUpField.toWire([3], count)).toBe(3);
    expect(rollUpField.toWire(['3'], count)).toBe(3);
    expect(rollUpField.toWire(['12.50'], sum)).toBe('12.5');
    expect(rollUpField.toWire([12], sum)).toBe('12');
    expect(rollUpField.toWire(['12.50', 'GBP'], sum)).toEqual({ amount: '12.5', currency: 'GBP' });
    expect(rollUpField.toWire(['2026-11-22'], sum)).toBe('2026-11-22');
    expect(rollUpField.toWire(['2026-11-22T02:14:00.000Z'], sum)).toBe('2026-11-22T02:14:00.000Z');
    expect(rollUpField.toWire([null], sum)).toBeNull();
  });

  it('shows each kind', () => {
    expect(rollUpField.format(1200, count, 'vi')).toBe('1.200');
    expect(rollUpField.format('12.5', sum, 'vi')).toBe('12,5');
    expect(rollUpField.format('2026-11-22', sum, 'vi')).toBe('22/11/2026');
    expect(rollUpField.format({ amount: '5', currency: 'VND' }, sum, 'vi')).toBe('5\u00a0₫');
  });

  it('accepts nothing from outside', () => {
    expect(rollUpField.parse(1, sum, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'computed_value' }] });
  });

  it('needs a field unless it counts', () => {
    expect(rollUpField.validateOptions(count)).toEqual([]);
    expect(rollUpField.validateOptions(sum)).toEqual([]);
    expect(rollUpField.validateOptions(sampleField('roll_up', { object: 'order', link: 'customer', function: 'sum' }))).toMatchObject([
      { pointer: '/options/field', code: 'missing_option' },
    ]);
    expect(rollUpField.validateOptions(sampleField('roll_up', { object: 'order', link: 'customer', function: 'count', field: 'total' }))).toMatchObject([
      { pointer: '/options/field', code: 'unknown_option' },
    ]);
  });

  it('goes by a field where it gives the first or last value, and by none else', () => {
    const last = { object: 'call', link: 'customer', function: 'last', field: 'channel' } as const;
    expect(rollUpField.validateOptions(sampleField('roll_up', { ...last, by: 'at' }))).toEqual([]);
    expect(rollUpField.validateOptions(sampleField('roll_up', last))).toMatchObject([{ pointer: '/options/by', code: 'missing_option' }]);
    expect(rollUpField.validateOptions(sampleField('roll_up', { ...last, function: 'mode', by: 'at' }))).toMatchObject([
      { pointer: '/options/by', code: 'bad_option' },
    ]);
    expect(rollUpField.validateOptions(sampleField('roll_up', { ...last, function: 'mode' }))).toEqual([]);
  });

  it('is stored only by someone who says that it counts hidden records', () => {
    const options = { object: 'order', link: 'customer', function: 'count', stored: true } as const;
    expect(rollUpField.validateOptions(sampleField('roll_up', { ...options, exposes: 'all_records' }))).toEqual([]);
    expect(rollUpField.validateOptions(sampleField('roll_up', options))).toMatchObject([
      { pointer: '/options/exposes', code: 'bad_option', message: expect.stringContaining('counts records that the viewer may not see') },
    ]);
    expect(rollUpField.validateOptions(sampleField('roll_up', { ...options, stored: false, exposes: 'all_records' }))).toMatchObject([
      { pointer: '/options/exposes', code: 'bad_option' },
    ]);
  });
});
