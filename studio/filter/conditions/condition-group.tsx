import { ActionIcon, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconFolderPlus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { comparableFields } from './comparable-fields.ts';
import { type Condition, emptyGroup, type FilterGroup, type FilterItem, isGroup, operatorsOf } from './condition.ts';
import classes from './condition-group.module.css';
import { ConditionRow } from './condition-row.tsx';

export interface ConditionGroupProps {
  readonly object: ClientObject;
  readonly group: FilterGroup;
  readonly context: CellContext;
  readonly onChange: (group: FilterGroup) => void;
  /** How many groups this one stands in. */
  readonly depth?: number;
  readonly onRemove?: () => void;
}

/** Groups in groups that can be made here. */
const deepest = 2;

/** Conditions and groups of them, all of which or any of which must hold. */
export function ConditionGroup({ object, group, context, onChange, depth = 0, onRemove }: ConditionGroupProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const { items } = group;
  const replace = (index: number, item: FilterItem | undefined) =>
    onChange({ ...group, items: items.flatMap((old, place) => (place !== index ? [old] : item ? [item] : [])) });
  const fresh = (): Condition | undefined => {
    const fields = comparableFields(metadata, object, context)[0]?.items ?? [];
    const first = fields.find(({ field }) => !field.system) ?? fields[0];
    return first && { field: first.value, operator: operatorsOf(first.field)[0] ?? 'equals', values: [''] };
  };
  const add = (item: FilterItem | undefined) => item && onChange({ ...group, items: [...items, item] });
  const addGroup = () => {
    const first = fresh();
    add(first && { ...emptyGroup, join: group.join === 'and' ? 'or' : 'and', items: [first] });
  };
  return (
    <Stack
      gap="xs"
      className={depth > 0 ? (classes.group ?? '') : ''}
      role={depth > 0 ? 'group' : undefined}
      aria-label={depth > 0 ? t('filter.group') : undefined}
    >
      {items.length === 0 && <Text c="dimmed">{t('filter.none')}</Text>}
      {(items.length > 1 || onRemove) && (
        <Group gap="xs" justify="space-between">
          <SegmentedControl
            size="xs"
            aria-label={t('filter.join')}
            value={group.join}
            onChange={(join) => onChange({ ...group, join: join === 'or' ? 'or' : 'and' })}
            data={[
              { value: 'and', label: t('filter.all') },
              { value: 'or', label: t('filter.any') },
            ]}
          />
          {onRemove && (
            <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('filter.removeGroup')} onClick={onRemove}>
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      )}
      {items.map((item, index) =>
        isGroup(item) ? (
          <ConditionGroup
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place.
            key={index}
            object={object}
            group={item}
            context={context}
            depth={depth + 1}
            onChange={(next) => replace(index, next.items.length === 0 ? undefined : next)}
            onRemove={() => replace(index, undefined)}
          />
        ) : (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place.
            key={index}
            object={object}
            condition={item}
            context={context}
            onChange={(next) => replace(index, next)}
            onRemove={() => replace(index, undefined)}
          />
        ),
      )}
      <Group gap="xs">
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add(fresh())}>
          {t('filter.add')}
        </Button>
        {depth < deepest && items.length > 0 && (
          <Button variant="subtle" size="compact-sm" leftSection={<IconFolderPlus size={14} aria-hidden />} onClick={addGroup}>
            {t('filter.addGroup')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
