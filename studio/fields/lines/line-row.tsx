import { ActionIcon, Group, Stack, Table, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ClientField } from '../../metadata/client-metadata.ts';
import type { ErrorTree, InputProps } from '../field-input.ts';
import classes from './line-row.module.css';

export type Row = Readonly<Record<string, unknown>>;

export interface LineRowProps extends InputProps {
  readonly fields: readonly ClientField[];
  readonly row: Row;
  readonly index: number;
  /** Changes of the line, or undefined to remove it. */
  readonly onRow: (changes: Row | undefined) => void;
}

/** One line as a row of a table: the head names the columns. */
export function LineRow(props: LineRowProps) {
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      {props.fields.map((field) => (
        <Table.Td key={field.name}>
          <LineCell {...props} child={field} hideLabel />
        </Table.Td>
      ))}
      <Table.Td>
        <RemoveLine {...props} />
      </Table.Td>
    </Table.Tr>
  );
}

/** One line as a card, for a phone. */
export function LineCard(props: LineRowProps) {
  const { t } = useTranslation();
  return (
    <li className={classes.card}>
      <Group justify="space-between" mb={4}>
        <Text size="xs" c="dimmed">
          {t('fields.lines.line', { line: props.index + 1 })}
        </Text>
        <RemoveLine {...props} />
      </Group>
      <Stack gap={10}>
        {props.fields.map((field) => (
          <LineCell key={field.name} {...props} child={field} hideLabel={false} />
        ))}
      </Stack>
    </li>
  );
}

function LineCell({ fields: _fields, row, index, onRow, child, hideLabel, ...props }: LineRowProps & { readonly child: ClientField }) {
  const { t } = useTranslation();
  const Child = props.inputs[child.type].Component;
  const name = props.context.label(child.label);
  const own = member(member(props.errors, String(index)), child.name);
  return (
    <Child
      {...props}
      id={`${props.id}_${index}_${child.name}`}
      object={props.field.target ?? props.field.options.object ?? ''}
      field={child}
      value={row[child.name] ?? undefined}
      onChange={(value) => onRow({ [child.name]: value })}
      label={hideLabel ? t('fields.lines.cell', { field: name, line: index + 1 }) : name}
      help={undefined}
      error={own?.__errors?.[0]}
      errors={own}
      required={child.required === true}
      hideLabel={hideLabel}
    />
  );
}

function RemoveLine({ index, onRow, readOnly }: LineRowProps) {
  const { t } = useTranslation();
  if (readOnly) return null;
  return (
    <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('fields.lines.remove', { line: index + 1 })} onClick={() => onRow(undefined)}>
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}

function member(errors: ErrorTree | undefined, name: string): ErrorTree | undefined {
  const inner = errors && Object.hasOwn(errors, name) ? errors[name] : undefined;
  // @NOTE only `__errors` is a list; every other member is a tree.
  return name === '__errors' ? undefined : (inner as ErrorTree | undefined);
}
