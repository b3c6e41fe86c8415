import type { PointerEvent as ReactPointerEvent } from 'react';
import type { CalendarFrame } from '../calendar-frame.ts';
import { daysBetween } from '../days/days.ts';
import { type CalendarEvent, isOn, moved, type Times } from '../events/calendar-event.ts';
import { usePointerDrag } from './usePointerDrag.ts';

/** An event dragged over days: from the one that was taken hold of to the one beneath the pointer. */
export interface DayDrag {
  readonly event: CalendarEvent;
  readonly times: Times;
  readonly days: number;
}

/** Dragging events from day to day, with their length and their times of day. Days are elements with data-day. */
export function useDayDrag(frame: CalendarFrame) {
  const drag = usePointerDrag<DayDrag>(({ event, times, days }) => {
    if (days !== 0) frame.onMove(event, times);
  });
  const hold = (event: CalendarEvent, pointer: ReactPointerEvent<HTMLElement>): void => {
    const from = dayUnder(pointer.nativeEvent);
    if (!frame.config.canMove || from === undefined) return;
    drag.begin(pointer, (at) => {
      const to = dayUnder(at);
      if (to === undefined) return undefined;
      const days = daysBetween(from, to);
      return { event, times: moved(event, days, 0), days };
    });
  };
  return { dragged: drag.at, hold };
}

/** The day beneath the pointer, as cells name it. */
function dayUnder({ clientX, clientY }: PointerEvent): string | undefined {
  const cell = document.elementsFromPoint(clientX, clientY).find((element) => element instanceof HTMLElement && element.dataset.day !== undefined);
  return cell instanceof HTMLElement ? cell.dataset.day : undefined;
}

/** Whether what is dragged would lie on a day. */
export function wouldBeOn(dragged: DayDrag | undefined, day: string): boolean {
  return dragged !== undefined && dragged.days !== 0 && isOn({ ...dragged.times, dated: dragged.event.dated }, day);
}
