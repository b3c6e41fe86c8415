import { useCallback, useMemo } from 'react';
import { todayIn } from '../../format/zoned-time.ts';
import { useAddress } from '../../shell/useAddress.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { type Span, spans } from './days.ts';

/** What the address says of a calendar. */
export interface CalendarState {
  readonly span: Span;
  /** The day that it is around. */
  readonly day: string;
  readonly today: string;
  /** Keys of the kinds shown; empty for all. */
  readonly only: readonly string[];
}

export type ChangeCalendar = (changes: Partial<Pick<CalendarState, 'span' | 'day' | 'only'>>) => void;

/** Span, day and filter of a calendar live in the address. */
export function useCalendarState(zone: string): readonly [CalendarState, ChangeCalendar] {
  const [parameters, setAddress] = useAddress();
  const phone = useIsPhone();
  const today = todayIn(zone);
  const state = useMemo((): CalendarState => {
    const day = parameters.get('day') ?? '';
    return {
      span: spans.find((span) => span === parameters.get('span')) ?? (phone ? 'agenda' : 'month'),
      day: /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : today,
      today,
      only: parameters.getAll('only'),
    };
  }, [parameters, phone, today]);
  const change = useCallback<ChangeCalendar>(
    ({ span, day, only }) =>
      setAddress(
        (next) => {
          if (span !== undefined) next.set('span', span);
          if (day !== undefined) next.set('day', day);
          if (only !== undefined) {
            next.delete('only');
            for (const key of only) next.append('only', key);
          }
        },
        // Turning pages would fill the history.
        { replace: span === undefined },
      ),
    [setAddress],
  );
  return [state, change];
}
