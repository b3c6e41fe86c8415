import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { controlProps } from '../controls/control-props.ts';
import { RecordSelect } from '../controls/record-select.tsx';
import { findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import type { FieldInput, InputProps } from './field-input.ts';
import { QuickCreateContext } from './quick-create-context.ts';
import { asId } from './wire-value.ts';

function ReferenceInput(props: InputProps) {
  const { t } = useTranslation();
  const open = useContext(QuickCreateContext);
  const object = props.field.target ?? 'user';
  const target = findObject(useMetadata(), object);
  const create = open && target?.can.create && !props.readOnly;
  return (
    <RecordSelect
      {...controlProps(props)}
      object={object}
      condition={props.field.options.filter}
      value={props.value}
      onValue={props.onChange}
      clearable={!props.field.required && !props.readOnly}
      create={
        create ? { label: (typed) => t('fields.link.create', { text: typed }), open: (typed) => open({ object, typed, onRecord: props.onChange }) } : undefined
      }
    />
  );
}

/** What links and users have in common: a record chosen by its title, written as its id. */
export const referenceInput: FieldInput = { Component: ReferenceInput, toWrite: (value) => asId(value) ?? null };
