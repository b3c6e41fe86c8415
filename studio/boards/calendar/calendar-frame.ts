import type { CellContext } from '../../fields/field-cell.ts';
import type { CalendarEvent, Times } from './events/calendar-event.ts';
import type { CalendarConfig, Kind } from './state/calendar-config.ts';

/** What all the ways to show a calendar get. */
export interface CalendarFrame {
  readonly days: readonly string[];
  readonly today: string;
  readonly events: readonly CalendarEvent[];
  readonly config: CalendarConfig;
  readonly context: CellContext;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly conflicts: ReadonlyMap<string, readonly CalendarEvent[]>;
  readonly canCreate: boolean;
  /** Shows what there is to an event, and what can be done with it. */
  readonly onOpen: (event: CalendarEvent) => void;
  readonly onMove: (event: CalendarEvent, times: Times) => void;
  /** Opens the form of a new record at these times. */
  readonly onCreate: (times: Times) => void;
  readonly onDay: (day: string) => void;
}

/** Times of a new record on a day: an hour in the morning. */
export function morningOf(day: string): Times {
  return { day, minute: 540, endDay: day, endMinute: 600 };
}
