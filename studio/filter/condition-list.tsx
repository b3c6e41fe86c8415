import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../fields/field-cell.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { type Condition, operatorsOf, type SimpleFilter } from './condition.ts';
import { ConditionRow } from './condition-row.tsx';

export interface ConditionListProps {
  readonly object: ClientObject;
  readonly filter: SimpleFilter;
  readonly context: CellContext;
  readonly onChange: (filter: SimpleFilter) => void;
  readonly failure: string | undefined;
}

/** The conditions of the builder, all of which or any of which must hold. */
export function ConditionList({ object, filter, context, onChange, failure }: ConditionListProps) {
  const { t } = useTranslation();
  const fields = object.fields.filter((field) => field.filterable && operatorsOf(field).length > 0);
  const first = fields.find((field) => !field.system) ?? fields[0];
  const conditions = filter.conditions;
  const replace = (index: number, condition: Condition | undefined) =>
    onChange({ ...filter, conditions: conditions.flatMap((old, other) => (other !== index ? [old] : condition ? [condition] : [])) });
  const add = () => {
    if (first) onChange({ ...filter, conditions: [...conditions, { field: first.name, operator: operatorsOf(first)[0] ?? 'equals', values: [''] }] });
  };
  return (
    <Stack gap="xs">
      {conditions.length === 0 && <Text c="dimmed">{t('filter.none')}</Text>}
      {conditions.length > 1 && (
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t('filter.join')}
            value={filter.join}
            onChange={(join) => onChange({ ...filter, join: join === 'or' ? 'or' : 'and' })}
            data={[
              { value: 'and', label: t('filter.all') },
              { value: 'or', label: t('filter.any') },
            ]}
          />
        </Group>
      )}
      {conditions.map((condition, index) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place.
          key={index}
          fields={fields}
          condition={condition}
          context={context}
          onChange={(next) => replace(index, next)}
          onRemove={() => replace(index, undefined)}
        />
      ))}
      {failure !== undefined && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {failure}
        </Text>
      )}
      <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={add} style={{ alignSelf: 'flex-start' }}>
        {t('filter.add')}
      </Button>
    </Stack>
  );
}
