import { describe, expect, it } from 'vitest';
import { formatAgo, formatDate, formatDateTime } from './format-date.ts';

describe('formatDate', () => {
  it('writes the day first in both languages', () => {
    expect(formatDate('2026-11-22', 'vi')).toBe('22/11/2026');
    expect(formatDate('2026-11-02', 'en')).toBe('02/11/2026');
  });
  it('leaves out a missing year', () => {
    expect(formatDate('--02-29', 'en')).toBe('29/02');
  });
  it('gives back what is no date', () => {
    expect(formatDate('soon', 'vi')).toBe('soon');
  });
});

describe('formatDateTime', () => {
  it('uses the clock of the zone', () => {
    expect(formatDateTime('2026-11-22T20:14:00.000Z', 'en', 'Asia/Ho_Chi_Minh')).toBe('23/11/2026 03:14');
  });
});

describe('formatAgo', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  it('counts hours within the week', () => {
    expect(formatAgo('2026-11-22T07:00:00Z', 'en', 'UTC', now)).toBe('3 hours ago');
    expect(formatAgo('2026-11-21T07:00:00Z', 'vi', 'UTC', now)).toBe('Hôm qua');
  });
  it('writes the date after a week', () => {
    expect(formatAgo('2026-11-01T07:00:00Z', 'en', 'UTC', now)).toBe('01/11/2026 07:00');
  });
});
