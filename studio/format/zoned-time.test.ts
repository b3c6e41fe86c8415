import { describe, expect, it } from 'vitest';
import { fromLocalTime, todayIn, toLocalTime } from './zoned-time.ts';

describe('zoned time', () => {
  it('shows a moment on the clock of Vietnam', () => {
    expect(toLocalTime(new Date('2026-11-22T20:14:00.000Z'), 'Asia/Ho_Chi_Minh')).toEqual({ date: '2026-11-23', time: '03:14' });
  });
  it('reads the clock of Vietnam', () => {
    expect(fromLocalTime({ date: '2026-11-23', time: '03:14' }, 'Asia/Ho_Chi_Minh')).toBe('2026-11-22T20:14:00.000Z');
  });
  it('follows daylight saving', () => {
    expect(fromLocalTime({ date: '2026-07-01', time: '12:00' }, 'Europe/London')).toBe('2026-07-01T11:00:00.000Z');
    expect(fromLocalTime({ date: '2026-12-01', time: '12:00' }, 'Europe/London')).toBe('2026-12-01T12:00:00.000Z');
  });
  it('knows that it is already tomorrow in Vietnam', () => {
    expect(todayIn('Asia/Ho_Chi_Minh', new Date('2026-11-22T18:00:00Z'))).toBe('2026-11-23');
  });
});
