import { ActionIcon, Table } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ClientField } from '../../metadata/client-metadata.ts';
import type { ErrorTree, InputProps } from '../field-input.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface LineRowProps extends InputProps {
  readonly fields: readonly ClientField[];
  readonly row: Row;
  readonly index: number;
  /** Changes of the line, or undefined to remove it. */
  readonly onRow: (changes: Row | undefined) => void;
}

/** The inputs of one line. */
export function LineRow({ fields, row, index, onRow, ...props }: LineRowProps) {
  const { t } = useTranslation();
  const errors = member(props.errors, String(index));
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      {fields.map((field) => {
        const Child = props.inputs[field.type].Component;
        const label = t('fields.lines.cell', { field: props.context.label(field.label), line: index + 1 });
        const own = member(errors, field.name);
        return (
          <Table.Td key={field.name}>
            <Child
              {...props}
              id={`${props.id}_${index}_${field.name}`}
              field={field}
              value={row[field.name] ?? undefined}
              onChange={(value) => onRow({ [field.name]: value })}
              label={label}
              help={undefined}
              error={own?.__errors?.[0]}
              errors={own}
              required={field.required === true}
              hideLabel
            />
          </Table.Td>
        );
      })}
      <Table.Td>
        {!props.readOnly && (
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('fields.lines.remove', { line: index + 1 })} onClick={() => onRow(undefined)}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function member(errors: ErrorTree | undefined, name: string): ErrorTree | undefined {
  const inner = errors && Object.hasOwn(errors, name) ? errors[name] : undefined;
  // @NOTE only `__errors` is a list; every other member is a tree.
  return name === '__errors' ? undefined : (inner as ErrorTree | undefined);
}
