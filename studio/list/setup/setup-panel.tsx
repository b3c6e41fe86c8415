import { ActionIcon, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import type { ClientField, ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { columnLabel } from '../column-label.ts';
import { type ListColumn, listColumns } from '../columns.ts';
import { canGroup, groupField } from '../groups/group-field.ts';
import { type Bucket, buckets, nothing } from '../state/list-address.ts';
import type { ChangeList, ListState } from '../state/useListState.ts';
import { movedBefore, movedBy } from '../table/columns/move-column.ts';
import { fieldOptions } from './field-options.ts';
import classes from './setup-panel.module.css';

export interface SetupPanelProps {
  readonly object: ClientObject;
  readonly columns: readonly ListColumn[];
  readonly state: ListState;
  readonly context: CellContext;
  readonly onChange: ChangeList;
}

const summed: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'roll_up']);
const summedResults: ReadonlySet<string | undefined> = new Set(['number', 'integer', 'money']);
const mostSums = 4;
const dragged = 'application/x-trellis-setup';

/** Whether amounts of a field can be added. Percentages cannot. */
function canSum(field: ClientField): boolean {
  return field.sortable && !field.system && (field.options.result === undefined ? summed.has(field.type) : summedResults.has(field.options.result));
}

/** What the list shows of its records: columns in their order, groups, and what is summed. Each change is in force at once. */
export function SetupPanel({ object, columns, state, context, onChange }: SetupPanelProps) {
  const { t } = useTranslation('lists');
  return (
    <Stack gap="md">
      <Columns object={object} columns={columns} context={context} onChange={onChange} />
      <Grouping object={object} state={state} context={context} onChange={onChange} />
      <Sums object={object} state={state} context={context} onChange={onChange} />
      {state.changed && (
        <Text size="xs" c="dimmed">
          {t('setup.keepHint')}
        </Text>
      )}
    </Stack>
  );
}

type ColumnsProps = Pick<SetupPanelProps, 'object' | 'columns' | 'context' | 'onChange'>;

function Columns({ object, columns, context, onChange }: ColumnsProps) {
  const { t } = useTranslation('lists');
  const metadata = useMetadata();
  const [over, setOver] = useState<string>();
  const paths = columns.map(({ path }) => path);
  const onColumns = (to: (now: readonly string[]) => readonly string[]) =>
    onChange(({ view }) => ({ columns: to(listColumns(metadata, object, view).map(({ path }) => path)).join(',') }));
  const options = fieldOptions(metadata, object, context, ({ type }) => type !== 'lines')
    .map(({ group, items }) => ({ group, items: items.filter(({ value }) => !paths.includes(value)).map(({ value, label }) => ({ value, label })) }))
    .filter(({ items }) => items.length > 0);
  const drop = (event: DragEvent, to: string) => {
    setOver(undefined);
    const path = event.dataTransfer.getData(dragged);
    if (path !== '') onColumns((now) => movedBefore(now, path, to));
  };
  return (
    <section aria-label={t('setup.columns')}>
      <Text fw={600} mb={4}>
        {t('setup.columns')}
      </Text>
      <ol className={classes.columns}>
        {columns.map((column, index) => {
          const name = columnLabel(column, context);
          return (
            <li
              key={column.path}
              className={classes.column}
              data-over={over === column.path || undefined}
              draggable
              onDragStart={(event) => event.dataTransfer.setData(dragged, column.path)}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(column.path);
              }}
              onDragLeave={() => setOver(undefined)}
              onDrop={(event) => drop(event, column.path)}
            >
              <IconGripVertical size={16} aria-hidden className={classes.grip} />
              <span className={classes.name}>{name}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={t('setup.up', { column: name })}
                disabled={index === 0}
                onClick={() => onColumns((now) => movedBy(now, column.path, -1))}
              >
                <IconArrowUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={t('setup.down', { column: name })}
                disabled={index === columns.length - 1}
                onClick={() => onColumns((now) => movedBy(now, column.path, 1))}
              >
                <IconArrowDown size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={t('setup.hide', { column: name })}
                disabled={columns.length === 1}
                onClick={() => onColumns((now) => now.filter((path) => path !== column.path))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </li>
          );
        })}
      </ol>
      <Select
        key={paths.join()}
        mt={6}
        aria-label={t('setup.add')}
        placeholder={t('setup.add')}
        data={options}
        value={null}
        searchable
        comboboxProps={{ withinPortal: false }}
        onChange={(path) => path !== null && onColumns((now) => [...now, path])}
      />
    </section>
  );
}

type PartProps = Pick<SetupPanelProps, 'object' | 'state' | 'context' | 'onChange'>;

function Grouping({ object, state: { view }, context, onChange }: PartProps) {
  const { t } = useTranslation('lists');
  const metadata = useMetadata();
  const by = groupField(metadata, object, view.group, view.bucket);
  const data = fieldOptions(metadata, object, context, canGroup).map(({ group, items }) => ({
    group,
    items: items.map(({ value, label }) => ({ value, label })),
  }));
  const set = (path: string | null, bucket?: Bucket) => onChange({ group: path === null ? nothing : bucket === undefined ? path : `${path}:${bucket}` });
  return (
    <Group gap="xs" align="flex-end" grow>
      <Select
        label={t('setup.group')}
        placeholder={t('setup.noGroup')}
        data={data}
        value={by?.path ?? null}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('setup.ungroup') }}
        comboboxProps={{ withinPortal: false }}
        onChange={(path) => set(path)}
      />
      {by?.bucket !== undefined && (
        <Select
          label={t('setup.bucket')}
          data={buckets.map((bucket) => ({ value: bucket, label: t(`setup.buckets.${bucket}`) }))}
          value={by.bucket}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={(bucket) =>
            set(
              by.path,
              buckets.find((known) => known === bucket),
            )
          }
        />
      )}
    </Group>
  );
}

function Sums({ object, state: { view }, context, onChange }: PartProps) {
  const { t } = useTranslation('lists');
  const fields = object.fields.filter(canSum);
  const sums = view.sums ?? [];
  if (fields.length === 0) return null;
  const toggle = (path: string, on: boolean) =>
    onChange(({ view: { sums: before = [] } }) => {
      const next = [...before.filter((each) => each !== path), ...(on ? [path] : [])];
      return { sums: next.length === 0 ? nothing : next.join(',') };
    });
  return (
    <div>
      <Checkbox.Group label={t('setup.sums')} value={[...sums]}>
        <div className={classes.sums}>
          {fields.map((field) => (
            <Checkbox
              key={field.name}
              size="xs"
              value={field.name}
              label={context.label(field.label)}
              onChange={(event) => toggle(field.name, event.currentTarget.checked)}
              disabled={sums.length >= mostSums && !sums.includes(field.name)}
            />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  );
}
