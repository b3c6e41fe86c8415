import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { percentField } from './percent.ts';

const field = sampleField('percent');

describe('percentField', () => {
  it('takes fractions on the wire', () => {
    expect(percentField.parse('0.125', field, sampleContext)).toEqual({ ok: true, value: ['0.125'] });
    expect(percentField.parse(0.125, field, sampleContext)).toEqual({ ok: true, value: ['0.125'] });
    expect(percentField.toWire(['0.1250'], field)).toBe('0.125');
    expect(percentField.parse('12%', field, sampleContext).ok).toBe(false);
  });

  it('takes percentages in files', () => {
    expect(percentField.importText('12,5%', field, sampleContext)).toEqual({ ok: true, value: '0.125' });
    expect(percentField.importText('12.5', field, sampleContext)).toEqual({ ok: true, value: '0.125' });
    expect(percentField.importText('100 %', field, sampleContext)).toEqual({ ok: true, value: '1' });
    expect(percentField.importText('', field, sampleContext)).toEqual({ ok: true, value: null });
    expect(percentField.importText('%', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'expected_number' }] });
  });

  it('counts scale and range in fractions', () => {
    expect(percentField.parse('0.12345', sampleField('percent', { scale: 3 }), sampleContext)).toEqual({ ok: true, value: ['0.123'] });
    expect(percentField.parse('1.01', sampleField('percent', { maximum: 1 }), sampleContext)).toMatchObject({ issues: [{ code: 'above_maximum' }] });
  });

  it('shows percentages', () => {
    expect(percentField.format('0.125', field, 'vi')).toBe('12,5%');
    expect(percentField.format('0.125', field, 'en')).toBe('12.5%');
  });
});
