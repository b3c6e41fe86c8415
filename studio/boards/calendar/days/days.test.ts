import { describe, expect, it } from 'vitest';
import { addMonths, daysBetween, mondayOf, spanDays, turn } from './days.ts';

describe('the days of a calendar', () => {
  it('are whole weeks from Monday for a month', () => {
    const days = spanDays('month', '2026-11-24');
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
    expect(spanDays('month', '2027-02-10').length).toBe(28);
  });

  it('are a week, a day, or thirty days', () => {
    expect(spanDays('week', '2026-11-29')).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29']);
    expect(spanDays('day', '2026-11-29')).toEqual(['2026-11-29']);
    expect(spanDays('agenda', '2026-11-29').at(-1)).toBe('2026-12-28');
  });

  it('turn by what is shown', () => {
    expect([turn('month', '2027-01-31', 1), turn('month', '2026-01-15', -1)]).toEqual(['2027-02-28', '2025-12-15']);
    expect([turn('week', '2026-12-28', 1), turn('day', '2027-01-01', -1), turn('agenda', '2026-11-01', 1)]).toEqual(['2027-01-04', '2026-12-31', '2026-12-01']);
  });

  it('count across months and years', () => {
    expect([addMonths('2028-02-29', 12), daysBetween('2026-12-30', '2027-01-02'), mondayOf('2026-11-23')]).toEqual(['2029-02-28', 3, '2026-11-23']);
  });
});
