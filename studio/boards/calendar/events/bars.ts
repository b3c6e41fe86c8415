import { type CalendarEvent, lastDay } from './calendar-event.ts';

/** Where an event that lasts over days lies across some of them, such as a week. */
export interface Bar {
  readonly event: CalendarEvent;
  /** The first and the last of the days that it covers, counted from 0. */
  readonly from: number;
  readonly to: number;
  /** The row that it lies in: bars that share a day lie in different ones. */
  readonly lane: number;
  /** It began before these days, or goes on after them. */
  readonly before: boolean;
  readonly after: boolean;
}

/** Whether an event lies across days instead of standing on one. */
export function isLong(event: CalendarEvent): boolean {
  return lastDay(event) > event.day;
}

/** Lays events across days that follow each other: each keeps one row over all of its days, longer ones of the same beginning above. */
export function toBars(events: readonly CalendarEvent[], days: readonly string[]): readonly Bar[] {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const within = events.filter((event) => event.day <= last && lastDay(event) >= first);
  const sorted = within.toSorted((a, b) => compare(a.day, b.day) || compare(lastDay(b), lastDay(a)) || a.minute - b.minute);
  const ends: number[] = [];
  return sorted.map((event) => {
    const end = lastDay(event);
    const from = event.day < first ? 0 : days.indexOf(event.day);
    const to = end > last ? days.length - 1 : days.indexOf(end);
    const free = ends.findIndex((taken) => taken < from);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = to;
    return { event, from, to, lane, before: event.day < first, after: end > last };
  });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** What one day of a week shows beneath its number. */
export interface DayLines {
  /** Rows that bars take here, empty ones between them among these. */
  readonly rows: number;
  readonly events: readonly CalendarEvent[];
  /** How many more there are than fit. */
  readonly more: number;
}

/** Bars in rows beyond this are not drawn in a month: one row of a day is left to tell how many there are. */
export const mostBars = 3;
const mostLines = 4;

/** How a day of a month is filled: by the bars that cover it, then by its own events as far as they fit. */
export function dayLines(bars: readonly Bar[], own: readonly CalendarEvent[], place: number): DayLines {
  const covering = bars.filter(({ from, to }) => from <= place && place <= to);
  const drawn = covering.filter(({ lane }) => lane < mostBars);
  const rows = Math.max(0, ...drawn.map(({ lane }) => lane + 1));
  const hidden = covering.length - drawn.length;
  const room = mostLines - rows;
  const shown = own.length + hidden > room ? own.slice(0, Math.max(0, room - 1)) : own;
  return { rows, events: shown, more: own.length - shown.length + hidden };
}
