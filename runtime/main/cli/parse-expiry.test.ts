import { describe, expect, it } from 'vitest';
import { parseExpiry } from './parse-expiry.ts';

const now = new Date('2026-11-22T02:14:00.000Z');

describe('parseExpiry', () => {
  it.each([
    ['12h', '2026-11-22T14:14:00.000Z'],
    ['90d', '2027-02-20T02:14:00.000Z'],
    ['8w', '2027-01-17T02:14:00.000Z'],
    ['2027-01-31', '2027-01-31T00:00:00.000Z'],
    ['2027-01-31T09:00:00+07:00', '2027-01-31T02:00:00.000Z'],
  ])('reads %s', (text, value) => {
    expect(parseExpiry(text, now)).toEqual({ ok: true, value });
  });

  it.each(['', '90', '90 days', '-1d', '0d', '1y', '2020-01-01', '2027-13-01', '31.01.2027', 'tomorrow'])('refuses "%s"', (text) => {
    expect(parseExpiry(text, now)).toMatchObject({ ok: false, issues: [{ pointer: '/--expires' }] });
  });
});
