import type { CalendarEvent } from './calendar-event.ts';

/** Where an event stands beside those that overlap it. */
export interface Lane {
  readonly event: CalendarEvent;
  readonly lane: number;
  /** How many stand side by side here. */
  readonly lanes: number;
}

/** Puts the events of one day side by side where they overlap: each group of events that touch takes the width for itself. */
export function toLanes(events: readonly CalendarEvent[]): readonly Lane[] {
  const sorted = events.toSorted((a, b) => a.minute - b.minute || endOf(b) - endOf(a));
  const placed: Lane[] = [];
  let group: { event: CalendarEvent; lane: number }[] = [];
  let until = -1;
  const close = (): void => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    placed.push(...group.map((entry) => ({ ...entry, lanes })));
    group = [];
  };
  for (const event of sorted) {
    if (event.minute >= until) close();
    const taken = new Set(group.filter((other) => endOf(other.event) > event.minute).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ event, lane });
    until = Math.max(until, endOf(event));
  }
  close();
  return placed;
}

/** Minutes of its own day. */
export function endOf({ day, endDay, endMinute }: CalendarEvent): number {
  return endDay > day ? 1_440 : endMinute;
}
