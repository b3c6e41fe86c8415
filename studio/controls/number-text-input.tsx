import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format/format-number.ts';
import { numberReadings, parseNumber } from '../format/parse-number.ts';
import { fractionOf, percentOf } from '../format/percent-text.ts';
import { useLocale } from '../i18n/useLocale.ts';

export interface NumberTextInputProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Plain decimal text, or what was typed when it is no number. */
  readonly value: string;
  readonly onValue: (value: string | undefined) => void;
  /** The value is a fraction and shown in percent. */
  readonly percent?: boolean;
}

const plain = /^-?\d+(\.\d+)?$/;

/**
 * A number typed freely ("500k", "1tr250", "2tr rưỡi"), formatted when one leaves it. What is no number, or may be two, is kept as it was
 * typed and told with what it may be.
 */
export function NumberTextInput({ value, onValue, percent = false, error, onBlur, ...rest }: NumberTextInputProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [draft, setDraft] = useState<string>();
  const type = (text: string) => {
    setDraft(text);
    const parsed = parseNumber(text, locale);
    if (parsed === undefined) onValue(text.trim() || undefined);
    else onValue(percent ? fractionOf(parsed) : parsed);
  };
  const faultOf = (text: string): string => {
    const [first, second] = numberReadings(text, locale);
    if (first === undefined || second === undefined) return t('validation.number');
    return t('validation.ambiguousNumber', { text, first: formatNumber(first, locale), second: formatNumber(second, locale) });
  };
  const formatted = plain.test(value) ? formatNumber(percent ? percentOf(value) : value, locale) : value;
  const fault = draft === undefined && value !== '' && !plain.test(value) ? faultOf(value) : undefined;
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? formatted}
      error={fault ?? error}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        setDraft(undefined);
        onBlur?.(event);
      }}
      {...(percent ? { rightSection: '%' } : {})}
    />
  );
}
