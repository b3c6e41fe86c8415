import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { controlProps } from '../../controls/control-props.ts';
import { choiceOptions } from '../choice-options.ts';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asText } from '../wire-value.ts';

function ChoiceInput(props: InputProps) {
  const { t } = useTranslation();
  const value = asText(props.value);
  const options = choiceOptions(props.field, [value], props.context);
  return (
    <Select
      {...controlProps(props)}
      data={options}
      value={value === '' ? null : value}
      onChange={(next) => props.onChange(next ?? undefined)}
      searchable={options.length > 7}
      clearable={!props.field.required && !props.readOnly}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
    />
  );
}

export const input: FieldInput = { Component: ChoiceInput };
