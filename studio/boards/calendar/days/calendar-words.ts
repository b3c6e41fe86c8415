import { type Locale, languageTags } from '../../../format/locale.ts';
import { type CalendarEvent, clockText, lastDay } from '../events/calendar-event.ts';
import type { Span } from './days.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A day in words; days have no zone. */
export function dayText(day: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(languageTags[locale], { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  const text = format.format(new Date(`${day}T00:00:00Z`));
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

export function longDay(day: string, locale: Locale): string {
  return dayText(day, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** What the days on screen are called. */
export function spanText(span: Span, day: string, days: readonly string[], locale: Locale): string {
  if (span === 'month') return dayText(day, locale, { month: 'long', year: 'numeric' });
  if (span === 'day') return longDay(day, locale);
  const short = { day: 'numeric', month: 'short' } as const;
  return `${dayText(days[0] ?? day, locale, short)} – ${dayText(days.at(-1) ?? day, locale, { ...short, year: 'numeric' })}`;
}

/** When an event is, in words: "09:00–10:30", or its days. */
export function timeText(event: CalendarEvent, locale: Locale, dated: boolean): string {
  const short = { day: 'numeric', month: 'numeric' } as const;
  const last = lastDay(event);
  if (dated) return event.day === last ? dayText(event.day, locale, short) : `${dayText(event.day, locale, short)} – ${dayText(last, locale, short)}`;
  if (!event.ends) return clockText(event.minute);
  if (event.day === last) return `${clockText(event.minute)}–${clockText(event.endMinute)}`;
  return `${dayText(event.day, locale, short)} ${clockText(event.minute)} – ${dayText(event.endDay, locale, short)} ${clockText(event.endMinute)}`;
}
