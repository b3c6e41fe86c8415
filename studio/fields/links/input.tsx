import { controlProps } from '../../controls/control-props.ts';
import { RecordMultiSelect } from '../../controls/record-multi-select.tsx';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asId, asList } from '../wire-value.ts';

function LinksInput(props: InputProps) {
  return (
    <RecordMultiSelect
      {...controlProps(props)}
      object={props.field.target ?? ''}
      value={props.value}
      onValue={(records) => props.onChange(records.length > 0 ? records : undefined)}
    />
  );
}

export const input: FieldInput = { Component: LinksInput, toWrite: (value) => asList(value).flatMap((record) => asId(record) ?? []) };
