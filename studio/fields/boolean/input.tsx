import { Checkbox } from '@mantine/core';
import { controlProps } from '../../controls/control-props.ts';
import type { FieldInput, InputProps } from '../field-input.ts';

function BooleanInput(props: InputProps) {
  const { withAsterisk: _asterisk, readOnly, ...common } = controlProps(props);
  return (
    <Checkbox
      {...common}
      mt={props.hideLabel ? 8 : 26}
      checked={props.value === true}
      disabled={readOnly}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}

export const input: FieldInput = { Component: BooleanInput };
