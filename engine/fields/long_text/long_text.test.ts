import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { longTextField } from './long_text.ts';

const field = sampleField('long_text');

describe('longTextField', () => {
  it('keeps line breaks as LF', () => {
    expect(longTextField.parse('Kính gửi,\r\n\r\nCảm ơn.\r\n', field, sampleContext)).toEqual({ ok: true, value: ['Kính gửi,\n\nCảm ơn.'] });
  });

  it('holds 100,000 characters', () => {
    expect(longTextField.parse('a'.repeat(100_000), field, sampleContext).ok).toBe(true);
    expect(longTextField.parse('a'.repeat(100_001), field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'too_long' }] });
  });
});
