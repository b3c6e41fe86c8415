import type { PointerEvent as ReactPointerEvent } from 'react';
import type { CalendarFrame } from '../calendar-frame.ts';
import { usePointerDrag } from '../dragging/usePointerDrag.ts';
import type { CalendarEvent, Times } from '../events/calendar-event.ts';
import { type HourDrag, type HourPlace, movedTo, placeUnder, resizedTo, spanned } from './hour-place.ts';

type Hold<T> = (what: T, pointer: ReactPointerEvent<HTMLElement>) => void;

/** What can be taken hold of in the hours: an event, its lower edge, and empty ones to make a new event over them. */
export interface HourHold {
  readonly move: Hold<CalendarEvent>;
  readonly resize: Hold<CalendarEvent>;
  readonly create: Hold<HourPlace>;
}

/** Dragging in the hours of one or several days. */
export function useHourDrag(frame: CalendarFrame): { readonly dragged: HourDrag | undefined; readonly hold: HourHold } {
  const drag = usePointerDrag<HourDrag>(({ event, times }) => {
    if (!event) frame.onCreate(times);
    else if (!isSame(event, times)) frame.onMove(event, times);
  });
  const hold: HourHold = {
    move: (event, pointer) => {
      const grabbed = pointer.clientY - pointer.currentTarget.getBoundingClientRect().top;
      drag.begin(pointer, (at) => whereFound(placeUnder(at, grabbed), (place) => ({ event, times: movedTo(event, place) })));
    },
    resize: (event, pointer) => drag.begin(pointer, (at) => whereFound(placeUnder(at), (place) => ({ event, times: resizedTo(event, place) }))),
    create: (from, pointer) => drag.begin(pointer, (at) => whereFound(placeUnder(at), (to) => ({ event: undefined, times: spanned(from, to) }))),
  };
  return { dragged: drag.at, hold };
}

function isSame(one: Times, other: Times): boolean {
  return one.day === other.day && one.minute === other.minute && one.endDay === other.endDay && one.endMinute === other.endMinute;
}

function whereFound<P, T>(place: P | undefined, make: (place: P) => T): T | undefined {
  return place === undefined ? undefined : make(place);
}
