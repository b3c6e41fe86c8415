import { useCallback, useMemo } from 'react';
import { todayIn } from '../../../format/zoned-time.ts';
import { useAddress } from '../../../shell/useAddress.ts';
import { useIsPhone } from '../../../shell/useIsPhone.ts';
import { type Span, spans } from '../days/days.ts';

/** What the address says of a calendar. */
export interface CalendarState {
  readonly span: Span;
  /** The day that it is around. */
  readonly day: string;
  readonly today: string;
  /** Keys of the kinds shown; empty for all. */
  readonly only: readonly string[];
}

type CalendarChanges = Partial<Pick<CalendarState, 'span' | 'day' | 'only'>>;

/** Changes what is shown: to something, or by what is shown when the change is made, which may be ahead of what is on screen. */
export type ChangeCalendar = (changes: CalendarChanges | ((now: CalendarState) => CalendarChanges)) => void;

/** Span, day and filter of a calendar live in the address. */
export function useCalendarState(zone: string): readonly [CalendarState, ChangeCalendar] {
  const [parameters, setAddress] = useAddress();
  const phone = useIsPhone();
  const today = todayIn(zone);
  const read = useCallback(
    (at: URLSearchParams): CalendarState => {
      const day = at.get('day') ?? '';
      return {
        span: spans.find((span) => span === at.get('span')) ?? (phone ? 'agenda' : 'month'),
        day: /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : today,
        today,
        only: at.getAll('only'),
      };
    },
    [phone, today],
  );
  const state = useMemo(() => read(parameters), [read, parameters]);
  const change = useCallback<ChangeCalendar>(
    (changes) => {
      // Turning pages would fill the history.
      const replace = typeof changes === 'function' || changes.span === undefined;
      setAddress((next) => write(next, typeof changes === 'function' ? changes(read(next)) : changes), { replace });
    },
    [setAddress, read],
  );
  return [state, change];
}

function write(parameters: URLSearchParams, { span, day, only }: CalendarChanges): void {
  if (span !== undefined) parameters.set('span', span);
  if (day !== undefined) parameters.set('day', day);
  if (only === undefined) return;
  parameters.delete('only');
  for (const key of only) parameters.append('only', key);
}
