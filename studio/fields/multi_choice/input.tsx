import { MultiSelect } from '@mantine/core';
import { controlProps } from '../../controls/control-props.ts';
import { choiceOptions } from '../choice-options.ts';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asList, asText } from '../wire-value.ts';

function MultiChoiceInput(props: InputProps) {
  const keys = asList(props.value).map(asText);
  return (
    <MultiSelect
      {...controlProps(props)}
      data={choiceOptions(props.field, keys, props.context)}
      value={keys}
      onChange={(next) => props.onChange(next.length > 0 ? next : undefined)}
      searchable
    />
  );
}

export const input: FieldInput = { Component: MultiChoiceInput, toWrite: (value) => asList(value) };
