import { Textarea, TextInput } from '@mantine/core';
import type { InputProps } from '../fields/field-input.ts';
import { asText } from '../fields/wire-value.ts';
import { controlProps } from './control-props.ts';

const keyboards: Readonly<Record<string, 'email' | 'url'>> = { email: 'email', url: 'url' };

function textProps(props: InputProps) {
  const limit = props.field.options.max_length;
  return {
    ...controlProps(props),
    value: asText(props.value),
    autoComplete: 'off',
    ...(limit === undefined ? {} : { maxLength: limit }),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => props.onChange(event.currentTarget.value || undefined),
  };
}

/** One line of text. It is never rewritten while it is typed: Vietnamese keyboards send backspaces. */
export function TextControl(props: InputProps) {
  const keyboard = keyboards[props.field.type];
  return <TextInput {...textProps(props)} type={keyboard ?? 'text'} inputMode={keyboard} />;
}

/** Text of several lines. */
export function LongTextControl(props: InputProps) {
  return <Textarea {...textProps(props)} autosize minRows={3} maxRows={12} />;
}
