import { controlProps } from '../../controls/control-props.ts';
import { DayInput } from '../../controls/day-input.tsx';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asText } from '../wire-value.ts';

function DateInput(props: InputProps) {
  return <DayInput {...controlProps(props)} value={asText(props.value)} yearOptional={props.field.options.year_optional === true} onValue={props.onChange} />;
}

export const input: FieldInput = { Component: DateInput };
