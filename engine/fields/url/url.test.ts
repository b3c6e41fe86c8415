import { describe, expect, it } from 'vitest';
import { sampleContext, sampleField } from '../sample-field.ts';
import { urlField } from './url.ts';

const field = sampleField('url');

describe('urlField', () => {
  it.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['example.com.vn/quà', 'https://example.com.vn/quà'],
    ['facebook.com:443/shop', 'https://facebook.com:443/shop'],
  ])('stores %j as %j', (input, expected) => {
    expect(urlField.parse(input, field, sampleContext)).toEqual({ ok: true, value: [expected] });
    expect(urlField.parse(expected, field, sampleContext)).toEqual({ ok: true, value: [expected] });
  });

  it.each([
    'javascript:alert(1)',
    'javascript:80',
    'data:text/html,x',
    'ftp://example.com',
    'hello',
    'two words.com',
    'https://',
    'https://a b.com',
    '\\\\host\\x',
  ])('refuses %j', (input) => {
    expect(urlField.parse(input, field, sampleContext)).toMatchObject({ ok: false, issues: [{ code: 'bad_url' }] });
  });
});
