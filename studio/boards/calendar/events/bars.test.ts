import { describe, expect, it } from 'vitest';
import { dayLines, isLong, toBars } from './bars.ts';
import { type CalendarEvent, toEvent } from './calendar-event.ts';

const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];

function holiday(id: string, from: string, until: string): CalendarEvent {
  const event = toEvent({ id, from: `2026-${from}`, until: `2026-${until}` }, id, { start: 'from', end: 'until', dated: true }, 'UTC');
  if (!event) throw new Error('no event');
  return event;
}

function timed(id: string, starts: string, ends: string): CalendarEvent {
  const event = toEvent({ id, starts, ends }, id, { start: 'starts', end: 'ends', dated: false }, 'UTC');
  if (!event) throw new Error('no event');
  return event;
}

describe('events over several days', () => {
  it('lie in one row each, which others take again once it is free', () => {
    const bars = toBars([holiday('c', '11-26', '11-27'), holiday('b', '11-24', '11-25'), holiday('a', '11-23', '11-25')], week);
    expect(bars.map(({ event, from, to, lane }) => [event.id, from, to, lane])).toEqual([
      ['a', 0, 2, 0],
      ['b', 1, 2, 1],
      ['c', 3, 4, 0],
    ]);
  });

  it('are cut at the ends of the week, and tell that they go on', () => {
    const events = [
      holiday('over', '11-20', '12-02'),
      holiday('into', '11-20', '11-23'),
      holiday('gone', '11-20', '11-22'),
      holiday('later', '11-30', '12-01'),
    ];
    expect(toBars(events, week).map(({ event, from, to, before, after }) => [event.id, from, to, before, after])).toEqual([
      ['over', 0, 6, true, true],
      ['into', 0, 0, true, false],
    ]);
  });

  it('do not lie on the day that begins when they end', () => {
    const night = timed('night', '2026-11-24T20:00:00Z', '2026-11-25T00:00:00Z');
    const long = timed('long', '2026-11-24T20:00:00Z', '2026-11-26T00:00:00Z');
    expect([isLong(night), isLong(long)]).toEqual([false, true]);
    expect(toBars([long], week).map(({ from, to }) => [from, to])).toEqual([[1, 2]]);
  });
});

describe('a day of a month', () => {
  const own = [timed('one', '2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z'), timed('two', '2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z')];

  it('keeps the rows of bars free, also those between them', () => {
    const bars = toBars([holiday('a', '11-23', '11-23'), holiday('b', '11-23', '11-25')], week);
    expect(bars.map(({ event, lane }) => [event.id, lane])).toEqual([
      ['b', 0],
      ['a', 1],
    ]);
    expect(dayLines(bars, own, 1)).toEqual({ rows: 1, events: own, more: 0 });
    expect(dayLines(bars, own, 4)).toEqual({ rows: 0, events: own, more: 0 });
  });

  it('tells how many more there are, of bars and of its own', () => {
    const five = toBars(
      ['a', 'b', 'c', 'd', 'e'].map((id) => holiday(id, '11-24', '11-25')),
      week,
    );
    expect(dayLines(five, own, 1)).toEqual({ rows: 3, events: [], more: 4 });
    expect(dayLines(five, [], 2)).toEqual({ rows: 3, events: [], more: 2 });
    expect(dayLines([], [...own, ...own, ...own], 1)).toMatchObject({ rows: 0, more: 3 });
  });
});
