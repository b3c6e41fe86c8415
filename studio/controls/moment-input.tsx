import { formatDateTime } from '../format/format-date.ts';
import { parseDate } from '../format/parse-date.ts';
import { fromLocalTime, todayIn, toLocalTime } from '../format/zoned-time.ts';
import { useLocale } from '../i18n/useLocale.ts';
import { useMe } from '../session/useMe.ts';
import { TypedDateInput, type TypedDateInputProps } from './typed-date-input.tsx';

export interface MomentInputProps extends Omit<TypedDateInputProps, 'shown' | 'faulty' | 'day' | 'onType' | 'onPick'> {
  /** ISO 8601, or what was typed when it is no moment. */
  readonly value: string;
  readonly onValue: (value: string | undefined) => void;
}

/** Reads "22/11 14:30", "mai 9h", "14:30" (today) on the clock of a zone. */
export function parseMoment(text: string, zone: string, now: Date = new Date()): string | undefined {
  const today = todayIn(zone, now);
  const clock = /(?:^|\s)(\d{1,2})(?::(\d{2})|h(\d{2})?)$/i.exec(text.trim());
  const hour = Number(clock?.[1] ?? 0);
  const minute = Number(clock?.[2] ?? clock?.[3] ?? 0);
  if (hour > 23 || minute > 59) return undefined;
  const rest = clock ? text.trim().slice(0, clock.index).trim() : text.trim();
  const date = rest === '' && clock ? today : parseDate(rest, today);
  if (date === undefined) return undefined;
  return fromLocalTime({ date, time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }, zone);
}

/** A moment on the person's own clock. */
export function MomentInput({ value, onValue, ...rest }: MomentInputProps) {
  const locale = useLocale();
  const { zone } = useMe();
  const readable = /^\d{4}-\d{2}-\d{2}T/.test(value);
  const local = readable ? toLocalTime(new Date(value), zone) : undefined;
  return (
    <TypedDateInput
      {...rest}
      shown={readable ? formatDateTime(value, locale, zone) : value}
      faulty={value !== '' && !readable}
      day={local?.date}
      onType={(text) => onValue(parseMoment(text, zone) ?? (text.trim() || undefined))}
      onPick={(date) => onValue(fromLocalTime({ date, time: local?.time ?? '09:00' }, zone))}
    />
  );
}
