import { asId, isBlank } from '../../../fields/wire-value.ts';
import { quoted } from '../../../filter/text/filter-text.ts';
import type { CalendarEvent, EventFields, Times } from './calendar-event.ts';

/** What is compared of a value: the id of a link, else the value itself; undefined where there is none. */
function likeness(value: unknown): string | undefined {
  if (isBlank(value)) return undefined;
  return asId(value) ?? JSON.stringify(value);
}

function moment(day: string, minute: number): string {
  return `${day} ${String(minute).padStart(4, '0')}`;
}

function overlaps(one: Times, other: Times, dated: boolean): boolean {
  if (dated) return one.day <= other.endDay && other.day <= one.endDay;
  return moment(one.day, one.minute) < moment(other.endDay, other.endMinute) && moment(other.day, other.minute) < moment(one.endDay, one.endMinute);
}

/** Per event those that overlap it and are alike in all of the fields. A blank is like nothing. */
export function conflictsOf(events: readonly CalendarEvent[], fields: readonly string[], dated: boolean): ReadonlyMap<string, readonly CalendarEvent[]> {
  const found = new Map<string, CalendarEvent[]>();
  if (fields.length === 0) return found;
  const keyOf = ({ record }: CalendarEvent): string | undefined => {
    const parts = fields.map((name) => likeness(record[name]));
    return parts.includes(undefined) ? undefined : parts.join('\u0000');
  };
  for (const [key, group] of Map.groupBy(events, keyOf)) {
    if (key === undefined) continue;
    for (const one of group) {
      const others = group.filter((other) => other !== one && overlaps(one, other, dated));
      if (others.length > 0) found.set(one.id, others);
    }
  }
  return found;
}

/** The condition that records in conflict with an event at these times meet; undefined where it is like nothing. `written` are its times as written. */
export function conflictFilter(
  event: CalendarEvent,
  written: Readonly<Record<string, string>>,
  fields: EventFields,
  names: readonly string[],
): string | undefined {
  const parts = names.map((name) => {
    const value = asId(event.record[name]);
    return value === undefined ? undefined : `${name} == ${quoted(value)}`;
  });
  const start = written[fields.start];
  if (parts.length === 0 || parts.includes(undefined) || start === undefined) return undefined;
  const end = fields.end === undefined ? undefined : written[fields.end];
  const [before, until] = fields.dated ? ['<=', '>='] : ['<', '>'];
  const begins = `${fields.start} ${end === undefined ? '<=' : before} ${quoted(end ?? start)}`;
  const ends =
    fields.end === undefined
      ? `${fields.start} >= ${quoted(start)}`
      : `(${fields.end} ${until} ${quoted(start)} || (ISBLANK(${fields.end}) && ${fields.start} >= ${quoted(start)}))`;
  return [...parts, begins, ends, `id != ${quoted(event.id)}`].join(' && ');
}
