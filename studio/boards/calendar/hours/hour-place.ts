import { daysBetween } from '../days/days.ts';
import type { CalendarEvent, Times } from '../events/calendar-event.ts';
import { moved } from '../events/calendar-event.ts';

/** Height of an hour; minutes snap to quarters. */
export const hourPx = 44;
const step = 15;
const minutesOfDay = 1_440;

/** A place in the hours: a day and a minute. */
export interface HourPlace {
  readonly day: string;
  readonly minute: number;
}

/** A drag in the hours: of an event, of its lower edge, or over empty ones. */
export interface HourDrag {
  readonly event: CalendarEvent | undefined;
  readonly times: Times;
}

/** Where the pointer is; `grabbedPx` is how far beneath the top of what is dragged it took hold. */
export function placeUnder(pointer: Pick<PointerEvent, 'clientX' | 'clientY'>, grabbedPx = 0): HourPlace | undefined {
  const column = document
    .elementsFromPoint(pointer.clientX, pointer.clientY)
    .find((element): element is HTMLElement => element instanceof HTMLElement && element.dataset.hours !== undefined);
  const day = column?.dataset.hours;
  if (!column || day === undefined) return undefined;
  const y = pointer.clientY - column.getBoundingClientRect().top - grabbedPx;
  return { day, minute: snapped((y / hourPx) * 60) };
}

function snapped(minute: number): number {
  return Math.min(minutesOfDay - step, Math.max(0, Math.round(minute / step) * step));
}

/** Times after moving an event to a place. */
export function movedTo(event: CalendarEvent, { day, minute }: HourPlace): Times {
  return moved(event, daysBetween(event.day, day), minute - event.minute);
}

/** Times after pulling the lower edge to a place on the day it begins; a quarter at least. */
export function resizedTo(event: CalendarEvent, { minute }: HourPlace): Times {
  return {
    day: event.day,
    minute: event.minute,
    endDay: event.day,
    endMinute: Math.max(event.minute + step, minute + (minute === minutesOfDay - step ? step : 0)),
  };
}

/** The times that a drag over empty hours spans; a click is an hour. */
export function spanned(from: HourPlace, to: HourPlace): Times {
  const [first, last] = from.minute <= to.minute ? [from.minute, to.minute] : [to.minute, from.minute];
  const end = first === last ? first + 60 : last;
  return { day: from.day, minute: first, endDay: from.day, endMinute: Math.min(minutesOfDay, Math.max(end, first + step)) };
}
