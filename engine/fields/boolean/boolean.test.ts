import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { booleanField } from './boolean.ts';

const field = sampleField('boolean');

describe('booleanField', () => {
  it('takes booleans only on the wire', () => {
    expect(booleanField.parse(true, field, sampleContext)).toEqual({ ok: true, value: [true] });
    expect(booleanField.parse(null, field, sampleContext)).toEqual({ ok: true, value: [null] });
    expect(booleanField.parse('true', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'expected_boolean' }] });
    expect(booleanField.parse(1, field, sampleContext).ok).toBe(false);
    expect(booleanField.toWire([false], field)).toBe(false);
  });

  it.each([
    ['TRUE', true],
    ['1', true],
    ['Yes', true],
    ['Có', true],
    ['x', true],
    ['false', false],
    ['0', false],
    ['no', false],
    ['Không', false],
    ['', null],
  ])('imports %j as %j', (text, expected) => {
    expect(booleanField.importText(text, field, sampleContext)).toEqual({ ok: true, value: expected });
  });

  it('does not import other words', () => {
    expect(booleanField.importText('maybe', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'expected_boolean' }] });
  });

  it('shows words', () => {
    expect(booleanField.format(true, field, 'vi')).toBe('Có');
    expect(booleanField.format(false, field, 'en')).toBe('No');
    expect(booleanField.format(null, field, 'en')).toBe('');
  });
});
