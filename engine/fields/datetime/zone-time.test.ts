import { describe, expect, it } from 'vitest';
import { utcMs } from './utc-time.ts';
import { isZone, localDay, zonedToUtc } from './zone-time.ts';

function utc(year: number, month: number, day: number, hour: number, minute: number, zone: string): string {
  return new Date(zonedToUtc(utcMs(year, month, day, (hour * 60 + minute) * 60_000), zone)).toISOString();
}

describe('zonedToUtc', () => {
  it('reads plain times', () => {
    expect(utc(2026, 11, 22, 9, 14, 'Asia/Ho_Chi_Minh')).toBe('2026-11-22T02:14:00.000Z');
    expect(utc(2026, 7, 1, 12, 0, 'Europe/London')).toBe('2026-07-01T11:00:00.000Z');
    expect(utc(2026, 1, 1, 12, 0, 'Europe/London')).toBe('2026-01-01T12:00:00.000Z');
    expect(utc(2026, 1, 1, 0, 0, 'Asia/Kathmandu')).toBe('2025-12-31T18:15:00.000Z');
  });

  it('moves a skipped time forward', () => {
    expect(utc(2026, 3, 29, 0, 59, 'Europe/London')).toBe('2026-03-29T00:59:00.000Z');
    expect(utc(2026, 3, 29, 1, 30, 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
    expect(utc(2026, 3, 29, 2, 0, 'Europe/London')).toBe('2026-03-29T01:00:00.000Z');
    expect(utc(2026, 3, 8, 2, 30, 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
  });

  it('takes the first of a repeated time', () => {
    expect(utc(2026, 10, 25, 1, 30, 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
    expect(utc(2026, 10, 25, 2, 0, 'Europe/London')).toBe('2026-10-25T02:00:00.000Z');
    expect(utc(2026, 11, 1, 1, 30, 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('knows changes of half an hour and skipped days', () => {
    expect(utc(2026, 4, 5, 1, 45, 'Australia/Lord_Howe')).toBe('2026-04-04T14:45:00.000Z');
    expect(utc(2011, 12, 31, 0, 0, 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  it('reads early years', () => {
    expect(utcMs(1, 1, 1, 0)).toBe(-62135596800000);
    expect(utcMs(99, 3, 1, 0)).toBe(-59037897600000);
    expect(utcMs(1970, 1, 1, 5)).toBe(5);
    expect(utcMs(2024, 2, 29, 0)).toBe(Date.UTC(2024, 1, 29));
  });
});

describe('zones', () => {
  it('knows which exist', () => {
    expect(isZone('Asia/Ho_Chi_Minh')).toBe(true);
    expect(isZone('Mars/Olympus')).toBe(false);
  });

  it('gives the day of an instant', () => {
    expect(localDay(Date.UTC(2026, 10, 22, 18), 'Asia/Ho_Chi_Minh')).toBe('2026-11-23');
    expect(localDay(Date.UTC(2026, 10, 22, 16, 59), 'Asia/Ho_Chi_Minh')).toBe('2026-11-22');
  });
});
