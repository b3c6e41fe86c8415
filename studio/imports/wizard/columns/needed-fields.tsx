import { Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportInspected } from '../../../../schemas/generated/api.ts';
import type { MappingDocument } from '../../../../schemas/generated/metadata.ts';
import { useLabel } from '../../../i18n/useLabel.ts';
import { type ClientField, findField, findObject } from '../../../metadata/client-metadata.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { setConstant, type Target, targetKey } from '../../mapping/edit-mapping.ts';
import { neededTargets } from './target-options.ts';

export interface NeededFieldsProps {
  readonly inspected: ImportInspected;
  readonly mapping: MappingDocument;
  readonly onMapping: (mapping: MappingDocument) => void;
}

const texts = new Set(['text', 'long_text', 'person_name', 'email', 'url']);

/** Fields that every new record needs and that no column fills: one value for all rows. */
export function NeededFields({ inspected, mapping, onMapping }: NeededFieldsProps) {
  const { t } = useTranslation('imports');
  const metadata = useMetadata();
  // Those that were given a value stay to be changed.
  const [given, setGiven] = useState<readonly Target[]>(() => constants(mapping));
  const needed = neededTargets(inspected, mapping);
  const shown = [...needed, ...given.filter((one) => !needed.some((other) => targetKey(other) === targetKey(one)))];
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="needed">
      <Title order={3} size="h5" id="needed">
        {t('columns.needed')}
      </Title>
      <Text c="dimmed" mb="xs">
        {t('columns.neededHelp')}
      </Text>
      <Stack gap="sm" maw={420}>
        {shown.map((target) => {
          const entry = mapping.records[target.entry];
          const field = findField(findObject(metadata, entry?.object), target.field);
          const source = entry?.fields[target.field];
          const value = typeof source === 'object' ? (source.value as unknown) : undefined;
          const set = (next: unknown) => {
            setGiven((before) => (before.some((one) => targetKey(one) === targetKey(target)) ? before : [...before, target]));
            onMapping(setConstant(mapping, target, next));
          };
          return field && <ConstantInput key={targetKey(target)} field={field} value={value} onValue={set} />;
        })}
      </Stack>
    </section>
  );
}

function constants(mapping: MappingDocument): readonly Target[] {
  return mapping.records.flatMap((entry, index) =>
    Object.entries(entry.fields).flatMap(([field, source]) => (typeof source === 'object' && source.value !== undefined ? [{ entry: index, field }] : [])),
  );
}

interface ConstantInputProps {
  readonly field: ClientField;
  readonly value: unknown;
  readonly onValue: (value: unknown) => void;
}

function ConstantInput({ field, value, onValue }: ConstantInputProps) {
  const { t } = useTranslation('imports');
  const label = useLabel();
  const [text, setText] = useState(typeof value === 'string' ? value : '');
  const name = t('columns.forAll', { field: label(field.label) });
  if (field.type === 'choice') {
    const data = (field.options.choices ?? []).filter(({ active }) => active !== false).map(({ key, label: choice }) => ({ value: key, label: label(choice) }));
    return (
      <Select label={name} data={data} searchable clearable value={typeof value === 'string' ? value : null} onChange={(key) => onValue(key ?? undefined)} />
    );
  }
  if (!texts.has(field.type)) return <Text>{label(field.label)}</Text>;
  return (
    <TextInput
      label={name}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={() => onValue(text.trim() === '' ? undefined : text.trim())}
    />
  );
}
