import { describe, expect, it } from 'vitest';
import { clockText, isOn, lastDay, moved, timesToWrite, toEvent } from './calendar-event.ts';

const zone = 'Asia/Ho_Chi_Minh';
const timed = { start: 'starts', end: 'ends', dated: false };
const dated = { start: 'from', end: 'until', dated: true };
const event = (record: object, fields = timed) => {
  const made = toEvent({ id: '1', ...record }, 'Visit', fields, zone);
  if (!made) throw new Error('no event');
  return made;
};

describe('a record in the calendar', () => {
  it('stands at the time that the clock of the person shows', () => {
    expect(event({ starts: '2026-11-24T20:15:00.000Z', ends: '2026-11-24T21:00:00.000Z' })).toMatchObject({
      day: '2026-11-25',
      minute: 195,
      endDay: '2026-11-25',
      endMinute: 240,
      wholeDays: false,
      ends: true,
    });
  });

  it('has a length to show where it says no end, or one before its start', () => {
    expect(event({ starts: '2026-11-24T02:00:00.000Z' })).toMatchObject({ minute: 540, endMinute: 570, ends: false });
    expect(event({ starts: '2026-11-24T02:00:00.000Z', ends: '2026-11-23T02:00:00.000Z' })).toMatchObject({ endMinute: 570, ends: false });
    expect(event({ starts: '2026-11-24T16:50:00.000Z' })).toMatchObject({ day: '2026-11-24', endDay: '2026-11-25', endMinute: 20 });
  });

  it('stands above the hours when it lasts over days', () => {
    const long = event({ starts: '2026-11-24T02:00:00.000Z', ends: '2026-11-26T02:00:00.000Z' });
    expect([long.wholeDays, isOn(long, '2026-11-25'), isOn(long, '2026-11-27')]).toEqual([true, true, false]);
  });

  it('is not there on the day that begins when it ends', () => {
    const night = event({ starts: '2026-11-24T14:00:00.000Z', ends: '2026-11-24T17:00:00.000Z' });
    expect([night.endDay, night.endMinute, lastDay(night), night.wholeDays, isOn(night, '2026-11-25')]).toEqual(['2026-11-25', 0, '2026-11-24', false, false]);
  });

  it('has whole days where its fields are dates', () => {
    const holiday = event({ from: '2026-11-27', until: '2026-11-29' }, dated);
    expect([holiday.wholeDays, isOn(holiday, '2026-11-29'), isOn(holiday, '2026-11-30')]).toEqual([true, true, false]);
    expect(isOn(event({ from: '2026-11-27' }, dated), '2026-11-27')).toBe(true);
  });

  it('is left out without a start', () => {
    expect(toEvent({ id: '1', starts: null }, '', timed, zone)).toBeUndefined();
    expect(toEvent({ id: '1', starts: 'never' }, '', timed, zone)).toBeUndefined();
  });
});

describe('moving it', () => {
  const visit = event({ starts: '2026-11-24T02:00:00.000Z', ends: '2026-11-24T03:30:00.000Z' });

  it('keeps its length, also over midnight', () => {
    expect(moved(visit, 2, -60)).toEqual({ day: '2026-11-26', minute: 480, endDay: '2026-11-26', endMinute: 570 });
    expect(moved(visit, 0, 14 * 60)).toEqual({ day: '2026-11-24', minute: 1380, endDay: '2026-11-25', endMinute: 30 });
    expect(moved(visit, 0, -10 * 60)).toEqual({ day: '2026-11-23', minute: 1380, endDay: '2026-11-24', endMinute: 30 });
  });

  it('writes moments or days, and an end only where there was one', () => {
    expect(timesToWrite(moved(visit, 1, 0), timed, true, zone)).toEqual({ starts: '2026-11-25T02:00:00.000Z', ends: '2026-11-25T03:30:00.000Z' });
    expect(timesToWrite(moved(visit, 1, 0), timed, false, zone)).toEqual({ starts: '2026-11-25T02:00:00.000Z' });
    expect(timesToWrite({ ...visit, endMinute: 1440 }, timed, true, zone)).toMatchObject({ ends: '2026-11-24T17:00:00.000Z' });
    expect(timesToWrite({ day: '2026-11-27', minute: 0, endDay: '2026-11-28', endMinute: 0 }, dated, true, zone)).toEqual({
      from: '2026-11-27',
      until: '2026-11-28',
    });
  });

  it('tells the clock', () => {
    expect([clockText(0), clockText(545), clockText(1440)]).toEqual(['00:00', '09:05', '00:00']);
  });
});
