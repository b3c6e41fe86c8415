import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { textField } from './text.ts';

const field = sampleField('text');

describe('textField', () => {
  it('stores one line of normal text', () => {
    expect(textField.parse('  Hoa\nhồng ', field, sampleContext)).toEqual({ ok: true, value: ['Hoa hồng'] });
    expect(textField.parse('', field, sampleContext)).toEqual({ ok: true, value: [null] });
    expect(textField.toWire(['Hoa hồng'], field)).toBe('Hoa hồng');
    expect(textField.toWire([null], field)).toBeNull();
  });

  it('holds 255 characters unless the options say otherwise', () => {
    expect(textField.parse('a'.repeat(255), field, sampleContext).ok).toBe(true);
    expect(textField.parse('a'.repeat(256), field, sampleContext)).toEqual({
      ok: false,
      issues: [{ pointer: '', code: 'too_long', message: 'At most 255 characters', params: { max: 255 } }],
    });
    expect(textField.parse('abcd', sampleField('text', { max_length: 3 }), sampleContext).ok).toBe(false);
  });

  it.each(['<script>alert(1)</script>', "Robert'); DROP TABLE students;--", 'ﷺ', 'Ω≈ç√∫', '𠜎𠜱', '../../etc/passwd', 'NULL', '-1', '{{7*7}}'])(
    'stores %j as it is',
    (text) => {
      expect(textField.parse(text, field, sampleContext)).toEqual({ ok: true, value: [text] });
    },
  );

  it('refuses NUL', () => {
    expect(textField.parse('a\u0000', field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'bad_characters' }] });
  });

  it('reports unknown options', () => {
    expect(textField.validateOptions(sampleField('text', { max_length: 5 }))).toEqual([]);
    expect(textField.validateOptions(sampleField('text', { scale: 2 }))).toMatchObject([{ pointer: '/options/scale', code: 'unknown_option' }]);
  });
});
