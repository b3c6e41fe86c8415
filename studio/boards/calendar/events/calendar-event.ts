import type { WireRecord } from '../../../api/records/records.ts';
import { fromLocalTime, toLocalTime } from '../../../format/zoned-time.ts';
import { addDays } from '../days/days.ts';

/** When a record stands in the calendar, on the clock of the person. */
export interface Times {
  /** YYYY-MM-DD */
  readonly day: string;
  /** Minutes since midnight; 0 where days are all there is. */
  readonly minute: number;
  /** The day and minute at which it ends: days count wholly, minutes up to this one. */
  readonly endDay: string;
  readonly endMinute: number;
}

export interface CalendarEvent extends Times {
  readonly id: string;
  readonly record: WireRecord;
  readonly title: string;
  /** It has days and no times, or lasts over more than one day: it stands above the hours. */
  readonly wholeDays: boolean;
  /** It has days and no times. */
  readonly dated: boolean;
  /** The record says when it ends. */
  readonly ends: boolean;
}

/** Fields that a calendar stands on, as names. */
export interface EventFields {
  readonly start: string;
  readonly end: string | undefined;
  /** Days, no times. */
  readonly dated: boolean;
}

/** What has no length takes this long to show. */
const shownMinutes = 30;
const minutesOfDay = 1_440;

/** Undefined for a record without a start. */
export function toEvent(record: WireRecord, title: string, fields: EventFields, zone: string): CalendarEvent | undefined {
  const from = localTime(record[fields.start], fields.dated, zone);
  if (!from) return undefined;
  const given = fields.end === undefined ? undefined : localTime(record[fields.end], fields.dated, zone);
  const end = given && !isBefore(given, from) ? given : undefined;
  const times = end ? { endDay: end.day, endMinute: end.minute } : after(from, fields.dated ? 0 : shownMinutes);
  const { dated } = fields;
  return withTimes({ id: record.id, record, title, dated, ends: end !== undefined }, { ...from, ...times });
}

/** The event at other times. */
export function withTimes(event: Pick<CalendarEvent, 'id' | 'record' | 'title' | 'dated' | 'ends'>, times: Times): CalendarEvent {
  const { dated } = event;
  return { ...event, ...times, wholeDays: dated || lastDay({ ...times, dated }) !== times.day };
}

interface Moment {
  readonly day: string;
  readonly minute: number;
}

function localTime(value: unknown, dated: boolean, zone: string): Moment | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (dated) return /^\d{4}-\d{2}-\d{2}$/.test(value) ? { day: value, minute: 0 } : undefined;
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return undefined;
  const { date, time } = toLocalTime(moment, zone);
  return { day: date, minute: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) };
}

function isBefore(one: Moment, other: Moment): boolean {
  return one.day < other.day || (one.day === other.day && one.minute < other.minute);
}

function after(from: Moment, minutes: number): Pick<Times, 'endDay' | 'endMinute'> {
  const sum = from.minute + minutes;
  return sum <= minutesOfDay ? { endDay: from.day, endMinute: sum } : { endDay: addDays(from.day, 1), endMinute: sum - minutesOfDay };
}

/** The last day on which it is: one that ends at midnight is not there on the day that begins. */
export function lastDay({ day, endDay, endMinute, dated }: Times & Pick<CalendarEvent, 'dated'>): string {
  return !dated && endMinute === 0 && endDay > day ? addDays(endDay, -1) : endDay;
}

/** Whether it is there on a day. */
export function isOn(event: Times & Pick<CalendarEvent, 'dated'>, day: string): boolean {
  return event.day <= day && day <= lastDay(event);
}

/** Moved by days and minutes, with its length. */
export function moved(event: Times, days: number, minutes: number): Times {
  const shift = (day: string, minute: number): Moment => {
    const sum = minute + minutes;
    const over = Math.floor(sum / minutesOfDay);
    return { day: addDays(day, days + over), minute: sum - over * minutesOfDay };
  };
  const [start, end] = [shift(event.day, event.minute), shift(event.endDay, event.endMinute)];
  return { day: start.day, minute: start.minute, endDay: end.day, endMinute: end.minute };
}

/** The wire values of its times. Where a record says no end, none is written. */
export function timesToWrite(times: Times, fields: EventFields, ends: boolean, zone: string): Readonly<Record<string, string>> {
  const wire = (day: string, minute: number): string => {
    if (fields.dated) return day;
    const whole = minute >= minutesOfDay ? { day: addDays(day, 1), minute: minute - minutesOfDay } : { day, minute };
    const two = (part: number): string => String(part).padStart(2, '0');
    return fromLocalTime({ date: whole.day, time: `${two(Math.floor(whole.minute / 60))}:${two(whole.minute % 60)}` }, zone);
  };
  const start = { [fields.start]: wire(times.day, times.minute) };
  return ends && fields.end !== undefined ? { ...start, [fields.end]: wire(times.endDay, times.endMinute) } : start;
}

/** "09:05" of minutes since midnight. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
