import { describe, expect, it } from 'vitest';
import { parseInt8, parseTimestamptz } from './type-parsers.ts';

describe('type parsers', () => {
  it('writes a time as ISO UTC with three digits whatever PostgreSQL leaves out', () => {
    expect(parseTimestamptz('2026-11-22 02:14:00+00')).toBe('2026-11-22T02:14:00.000Z');
    expect(parseTimestamptz('2026-11-22 02:14:00.5+00')).toBe('2026-11-22T02:14:00.500Z');
    expect(parseTimestamptz('2026-11-22 02:14:00.123+00')).toBe('2026-11-22T02:14:00.123Z');
    expect(parseTimestamptz('2026-11-22 02:14:00.123987+00')).toBe('2026-11-22T02:14:00.123Z');
  });

  it('leaves what is not such a time as it is', () => {
    expect(parseTimestamptz('infinity')).toBe('infinity');
    expect(parseTimestamptz('12026-11-22 02:14:00+00')).toBe('12026-11-22 02:14:00+00');
  });

  it('gives a bigint as a number only while that is exact', () => {
    expect(parseInt8('9007199254740991')).toBe(9007199254740991);
    expect(parseInt8('9007199254740993')).toBe('9007199254740993');
    expect(parseInt8('-42')).toBe(-42);
  });
});
