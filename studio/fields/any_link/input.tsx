import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { controlProps } from '../../controls/control-props.ts';
import { RecordSelect } from '../../controls/record-select.tsx';
import { useMetadata } from '../../metadata/useMetadata.ts';
import type { FieldInput, InputProps } from '../field-input.ts';
import { asId, asMembers, asText } from '../wire-value.ts';

function AnyLinkInput(props: InputProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const object = asText(asMembers(props.value)?.object);
  const allowed = metadata.objects.filter(
    (candidate) => candidate.parent === undefined && (props.field.options.objects?.includes(candidate.name) ?? candidate.name !== 'user'),
  );
  return (
    <Group gap={6} align="flex-end" wrap="nowrap">
      <Select
        {...controlProps(props)}
        w={150}
        data={allowed.map((candidate) => ({ value: candidate.name, label: props.context.label(candidate.label) }))}
        value={object === '' ? null : object}
        onChange={(next) => props.onChange(next === null ? undefined : { object: next })}
        clearable={!props.required && !props.readOnly}
      />
      <RecordSelect
        key={object}
        flex={1}
        aria-label={t('fields.anyLink.record', { field: props.label })}
        object={object}
        value={props.value}
        disabled={object === ''}
        readOnly={props.readOnly}
        onBlur={props.onBlur}
        onValue={(record) => props.onChange({ ...record, object })}
      />
    </Group>
  );
}

export const input: FieldInput = {
  Component: AnyLinkInput,
  toWrite(value) {
    const id = asId(asMembers(value));
    return id === undefined ? null : { object: asText(asMembers(value)?.object), id };
  },
};
