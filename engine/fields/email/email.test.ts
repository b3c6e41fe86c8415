import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { emailField } from './email.ts';

const field = sampleField('email');

describe('emailField', () => {
  it.each([
    ['Lan.Anh@Gmail.COM', 'Lan.Anh@gmail.com'],
    [' user+tag@mail.example.com.vn ', 'user+tag@mail.example.com.vn'],
    ["o'brien@example.org", "o'brien@example.org"],
    ['test@xn--example.com', 'test@xn--example.com'],
    ['a@3com.com', 'a@3com.com'],
  ])('stores %j as %j', (input, expected) => {
    expect(emailField.parse(input, field, sampleContext)).toEqual({ ok: true, value: [expected] });
  });

  it.each([
    'first.last',
    'a@b',
    '@example.com',
    'a@@example.com',
    '.a@example.com',
    'a.@example.com',
    'a..b@example.com',
    'a@-example.com',
    'a@example-.com',
    'a@example.com.',
    'a@192.168.0.1',
    'a@[1.2.3.4]',
    'a b@example.com',
    'ngân@example.com',
    'a@gmâil.com',
    'a@example.com\n',
    'a@example.com, b@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.com`,
  ])('refuses %j', (input) => {
    expect(emailField.parse(input, field, sampleContext)).toMatchObject({ ok: false, issues: [{ pointer: '', code: 'bad_email' }] });
  });

  it('clears and round-trips', () => {
    expect(emailField.parse('', field, sampleContext)).toEqual({ ok: true, value: [null] });
    expect(emailField.toWire(['a@b.vn'], field)).toBe('a@b.vn');
  });

  it('trims a cell and its mailto', () => {
    expect(emailField.importText('mailto:a@B.vn\n', field, sampleContext)).toEqual({ ok: true, value: 'a@b.vn' });
    expect(emailField.importText(' ', field, sampleContext)).toEqual({ ok: true, value: null });
  });

  it('answers a hostile text at once', () => {
    const started = performance.now();
    expect(emailField.parse(`${'a.'.repeat(450)}@`, field, sampleContext).ok).toBe(false);
    expect(emailField.parse(`a@${'a-'.repeat(110)}`, field, sampleContext).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
