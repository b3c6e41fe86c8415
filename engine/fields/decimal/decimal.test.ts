import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { decimalField } from './decimal.ts';

const field = sampleField('decimal');

describe('decimalField', () => {
  it('stores canonical text', () => {
    expect(decimalField.parse('2.50', field, sampleContext)).toEqual({ ok: true, value: ['2.5'] });
    expect(decimalField.parse(0.1, field, sampleContext)).toEqual({ ok: true, value: ['0.1'] });
    expect(decimalField.parse('2.345', sampleField('decimal', { scale: 2 }), sampleContext)).toEqual({ ok: true, value: ['2.35'] });
    expect(decimalField.toWire(['2.500'], field)).toBe('2.5');
    expect(decimalField.toWire([null], field)).toBeNull();
  });

  it('compares with its range exactly', () => {
    const ranged = sampleField('decimal', { minimum: 0.1, maximum: 9007199254740992 });
    expect(decimalField.parse('0.1', ranged, sampleContext).ok).toBe(true);
    expect(decimalField.parse('0.099999999999', ranged, sampleContext)).toMatchObject({ issues: [{ code: 'below_minimum' }] });
    expect(decimalField.parse('9007199254740992', ranged, sampleContext).ok).toBe(true);
    expect(decimalField.parse('9007199254740992.1', ranged, sampleContext)).toMatchObject({ issues: [{ code: 'above_maximum' }] });
  });

  it('refuses what is no number', () => {
    expect(decimalField.parse('abc', field, sampleContext)).toMatchObject({ ok: false, issues: [{ pointer: '', code: 'expected_number' }] });
    expect(decimalField.parse([1], field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'expected_number' }] });
  });

  it('imports by the mark of the column', () => {
    expect(decimalField.importText('1.234,50', field, { ...sampleContext, decimalMark: ',' })).toEqual({ ok: true, value: '1234.5' });
    expect(decimalField.importText('(1,234)', field, { ...sampleContext, decimalMark: '.' })).toEqual({ ok: true, value: '-1234' });
    expect(decimalField.importText(' ', field, sampleContext)).toEqual({ ok: true, value: null });
    expect(decimalField.importText('n/a', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'expected_number' }] });
  });

  it('shows every digit', () => {
    expect(decimalField.format('12345678901234567890.123', field, 'vi')).toBe('12.345.678.901.234.567.890,123');
    expect(decimalField.format('1234.5', field, 'en')).toBe('1,234.5');
    expect(decimalField.format(null, field, 'en')).toBe('');
  });
});
