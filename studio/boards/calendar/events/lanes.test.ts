import { describe, expect, it } from 'vitest';
import { type CalendarEvent, toEvent } from './calendar-event.ts';
import { conflictFilter, conflictsOf } from './conflicts.ts';
import { toLanes } from './lanes.ts';

const fields = { start: 'starts', end: 'ends', dated: false };

function at(id: string, from: string, until: string, more: object = {}): CalendarEvent {
  const event = toEvent({ id, starts: `2026-11-24T${from}:00.000Z`, ends: `2026-11-24T${until}:00.000Z`, ...more }, id, fields, 'UTC');
  if (!event) throw new Error('no event');
  return event;
}

describe('events of one day', () => {
  it('stand side by side where they overlap, and take the whole width where they do not', () => {
    const lanes = toLanes([at('a', '09:00', '11:00'), at('b', '09:30', '10:00'), at('c', '10:00', '10:30'), at('d', '11:00', '12:00')]);
    expect(lanes.map(({ event, lane, lanes: all }) => [event.id, lane, all])).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 1, 2],
      ['d', 0, 1],
    ]);
  });
});

describe('events in conflict', () => {
  const events = [
    at('a', '09:00', '10:00', { owner: { id: 'lan' }, room: 'x' }),
    at('b', '09:30', '10:30', { owner: { id: 'lan' }, room: 'x' }),
    at('c', '10:00', '11:00', { owner: { id: 'lan' }, room: 'x' }),
    at('d', '09:00', '11:00', { owner: { id: 'mai' }, room: 'x' }),
    at('e', '09:00', '11:00', { room: 'x' }),
  ];
  const told = (names: readonly string[]) => [...conflictsOf(events, names, false)].map(([id, others]) => [id, others.map((other) => other.id)]);

  it('overlap and are alike in every field; those that only touch do not, and a blank is like nothing', () => {
    expect(told(['owner', 'room'])).toEqual([
      ['a', ['b']],
      ['b', ['a', 'c']],
      ['c', ['b']],
    ]);
    expect(told([])).toEqual([]);
  });

  it('are asked for among all records', () => {
    const [a] = events as [CalendarEvent];
    const written = { starts: '2026-11-24T09:00:00.000Z', ends: '2026-11-24T10:00:00.000Z' };
    expect(conflictFilter(a, written, fields, ['owner', 'room'])).toBe(
      "owner == 'lan' && room == 'x' && starts < '2026-11-24T10:00:00.000Z' && (ends > '2026-11-24T09:00:00.000Z' || (ISBLANK(ends) && starts >= '2026-11-24T09:00:00.000Z')) && id != 'a'",
    );
    expect(conflictFilter(a, written, fields, ['owner', 'nothing'])).toBeUndefined();
  });
});
