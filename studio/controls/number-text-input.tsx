import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../format/format-number.ts';
import { parseNumber } from '../format/parse-number.ts';
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

/** A number typed freely ("500k", "1,5tr"), formatted when one leaves it. What is no number is kept and marked. */
export function NumberTextInput({ value, onValue, percent = false, error, onBlur, ...rest }: NumberTextInputProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [draft, setDraft] = useState<string>();
  const readable = plain.test(value);
  const formatted = readable ? formatNumber(percent ? percentOf(value) : value, locale) : value;
  const type = (text: string) => {
    setDraft(text);
    const parsed = parseNumber(text, locale);
    if (parsed === undefined) onValue(text.trim() || undefined);
    else onValue(percent ? fractionOf(parsed) : parsed);
  };
  const fault = draft === undefined && value !== '' && !readable ? t('validation.number') : undefined;
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={draft ?? formatted}
      error={error ?? fault}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        setDraft(undefined);
        onBlur?.(event);
      }}
      {...(percent ? { rightSection: '%' } : {})}
    />
  );
}
