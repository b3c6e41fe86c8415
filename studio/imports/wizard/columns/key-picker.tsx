import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MappingDocument } from '../../../../schemas/generated/metadata.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { findField, findObject } from '../../../metadata/client-metadata.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { type Entry, setFieldKey } from '../../mapping/edit-mapping.ts';

export interface KeyPickerProps {
  readonly entry: Entry;
  readonly index: number;
  /** The mapping writes more than one kind of record. */
  readonly several: boolean;
  readonly mapping: MappingDocument;
  readonly onMapping: (mapping: MappingDocument) => void;
}

const none = '#none';
const outside = '#outside';
const keyable = new Set(['text', 'person_name', 'phone', 'email', 'integer', 'date', 'url']);

/** How records that are there already are known again. */
export function KeyPicker({ entry, index, several, mapping, onMapping }: KeyPickerProps) {
  const { t } = useTranslation('imports');
  const label = useLabel();
  const object = findObject(useMetadata(), entry.object);
  // Lines are known by their place within their record.
  if (!object || entry.parent !== undefined) return null;
  const fields = Object.entries(entry.fields).flatMap(([name, source]) => {
    const field = findField(object, name);
    const fromColumn = typeof source === 'string' || (source.column !== undefined && source.find === undefined);
    return field && fromColumn && keyable.has(field.type) ? [{ value: name, label: label(field.label) }] : [];
  });
  const column = entry.key?.column;
  const several_fields = (entry.key?.fields?.length ?? 0) > 1;
  const value = column !== undefined ? outside : several_fields ? null : (entry.key?.fields?.[0] ?? none);
  return (
    <Select
      label={several ? t('columns.keyFor', { object: label(object.label) }) : t('columns.key')}
      maw={420}
      allowDeselect={false}
      value={value}
      placeholder={entry.key?.fields?.join(', ') ?? ''}
      onChange={(picked) => picked !== null && picked !== outside && onMapping(setFieldKey(mapping, index, picked === none ? undefined : picked))}
      data={[
        ...(column === undefined ? [] : [{ value: outside, label: t('columns.keyOutside', { column }) }]),
        ...fields,
        { value: none, label: t('columns.keyNone') },
      ]}
    />
  );
}
