import { controlProps } from '../../controls/control-props.ts';
import { MomentInput } from '../../controls/moment-input.tsx';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asText } from '../wire-value.ts';

function DatetimeInput(props: InputProps) {
  return <MomentInput {...controlProps(props)} value={asText(props.value)} onValue={props.onChange} />;
}

export const input: FieldInput = { Component: DatetimeInput };
