import { Input } from '@mantine/core';
import type { FieldInput, InputProps } from '../fields/field-input.ts';
import { FieldValue } from '../fields/field-value.tsx';

/** What a person cannot enter: the value as it stands, or a note on where it comes from. */
export function ComputedControl({ note, ...props }: InputProps & { readonly note?: string | undefined }) {
  const labelId = `${props.id}-label`;
  return (
    <Input.Wrapper
      label={props.hideLabel ? undefined : props.label}
      labelElement="div"
      labelProps={{ id: labelId }}
      description={note ?? props.help}
      error={props.error}
    >
      <output id={props.id} aria-labelledby={labelId} style={{ display: 'block', minHeight: 24 }}>
        <FieldValue field={props.field} value={props.value} context={props.context} />
      </output>
    </Input.Wrapper>
  );
}

export const computedInput: FieldInput = { Component: ComputedControl };
