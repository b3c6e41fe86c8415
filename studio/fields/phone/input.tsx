import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { controlProps } from '../../controls/control-props.ts';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asMembers, asText } from '../wire-value.ts';
import { formatPhone } from './format-phone.ts';

function PhoneInput(props: InputProps) {
  const [draft, setDraft] = useState<string>();
  const type = (text: string) => {
    setDraft(text);
    props.onChange(text === '' ? undefined : { raw: text });
  };
  const leave = () => {
    setDraft(undefined);
    props.onBlur();
  };
  return (
    <TextInput
      {...controlProps(props)}
      type="tel"
      inputMode="tel"
      autoComplete="off"
      value={draft ?? formatPhone(props.value)}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={leave}
    />
  );
}

/** What was typed goes out as `raw`; the server reads the number. */
export const input: FieldInput = {
  Component: PhoneInput,
  toWrite(value) {
    const members = asMembers(value);
    const raw = asText(members?.raw) || asText(members?.number);
    return raw === '' ? null : { raw };
  },
};
