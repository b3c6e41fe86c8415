import type { InputProps } from '../fields/field-input.ts';
import { asText } from '../fields/wire-value.ts';
import { controlProps } from './control-props.ts';
import { NumberTextInput } from './number-text-input.tsx';

/** A number; a percentage is entered in percent and kept as a fraction. */
export function NumberControl(props: InputProps) {
  return <NumberTextInput {...controlProps(props)} value={asText(props.value)} percent={props.field.type === 'percent'} onValue={props.onChange} />;
}
