import { formatDate } from '../format/format-date.ts';
import { parseDate } from '../format/parse-date.ts';
import { todayIn } from '../format/zoned-time.ts';
import { useLocale } from '../i18n/useLocale.ts';
import { useMe } from '../session/useMe.ts';
import { TypedDateInput, type TypedDateInputProps } from './typed-date-input.tsx';

export interface DayInputProps extends Omit<TypedDateInputProps, 'shown' | 'faulty' | 'day' | 'onType' | 'onPick'> {
  /** YYYY-MM-DD or --MM-DD, or what was typed when it is no date. */
  readonly value: string;
  readonly yearOptional: boolean;
  readonly onValue: (value: string | undefined) => void;
}

/** A day of the calendar. */
export function DayInput({ value, yearOptional, onValue, ...rest }: DayInputProps) {
  const locale = useLocale();
  const { zone } = useMe();
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const readable = whole || /^--\d{2}-\d{2}$/.test(value);
  const type = (text: string) => onValue(parseDate(text, todayIn(zone), yearOptional) ?? (text.trim() || undefined));
  return (
    <TypedDateInput
      {...rest}
      shown={readable ? formatDate(value, locale) : value}
      faulty={value !== '' && !readable}
      day={whole ? value : undefined}
      onType={type}
      onPick={onValue}
    />
  );
}
