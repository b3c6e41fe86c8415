import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { controlProps } from '../../controls/control-props.ts';
import { NumberTextInput } from '../../controls/number-text-input.tsx';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asMembers, asText } from '../wire-value.ts';
import classes from './input.module.css';

const usual = ['VND', 'USD', 'EUR', 'GBP', 'JPY'];

function MoneyInput(props: InputProps) {
  const { t } = useTranslation();
  const members = asMembers(props.value);
  const preset = props.field.options.currency ?? props.context.currency;
  const currency = asText(members?.currency) || preset;
  const amount = asText(members?.amount ?? props.value);
  const change = (next: string | undefined) => props.onChange(next === undefined ? undefined : { amount: next, currency });
  const select = (
    <NativeSelect
      aria-label={t('fields.money.currency', { field: props.label })}
      data={[...new Set([currency, preset, ...usual])]}
      value={currency}
      disabled={props.readOnly}
      rightSectionWidth={26}
      classNames={{ input: classes.currency ?? '' }}
      onChange={(event) => props.onChange({ amount, currency: event.currentTarget.value })}
    />
  );
  // A grid has no room for it: a new amount there is in the currency of the field.
  const currencyPart = props.hideLabel ? {} : { rightSection: select, rightSectionWidth: 80 };
  return <NumberTextInput {...controlProps(props)} value={amount} onValue={change} {...currencyPart} />;
}

/** A currency without amount is no value. */
export const input: FieldInput = { Component: MoneyInput, toWrite: (value) => (asText(asMembers(value)?.amount ?? value) === '' ? null : value) };
