import { controlProps } from '../controls/control-props.ts';
import { RecordSelect } from '../controls/record-select.tsx';
import type { FieldInput, InputProps } from './field-input.ts';
import { asId } from './wire-value.ts';

function ReferenceInput(props: InputProps) {
  return (
    <RecordSelect
      {...controlProps(props)}
      object={props.field.target ?? 'user'}
      condition={props.field.options.filter}
      value={props.value}
      onValue={props.onChange}
      clearable={!props.field.required && !props.readOnly}
    />
  );
}

/** What links and users have in common: a record chosen by its title, written as its id. */
export const referenceInput: FieldInput = { Component: ReferenceInput, toWrite: (value) => asId(value) ?? null };
