import { ActionIcon, Button, Input, Table, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ClientField } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { type ErrorTree, type FieldInput, type InputProps, writtenValue } from '../field-input.ts';
import { fieldCells } from '../registry.ts';
import { asList, asMembers } from '../wire-value.ts';
import { lineFields } from './line-fields.ts';

type Row = Readonly<Record<string, unknown>>;

const rowKeys = new WeakMap<Row, string>();

/** A key that stays with a line while it is edited: its id, or one made when it was added. */
function rowKey(row: Row): string {
  const known = typeof row.id === 'string' ? row.id : rowKeys.get(row);
  const key = known ?? crypto.randomUUID();
  rowKeys.set(row, key);
  return key;
}

function LinesInput(props: InputProps) {
  const { t } = useTranslation();
  const fields = lineFields(useMetadata(), props.field);
  const rows = asList(props.value).map((row): Row => asMembers(row) ?? {});
  const replace = (index: number, changes: Row | undefined) => {
    const next = rows.flatMap((row, other) => {
      if (other !== index) return [row];
      if (!changes) return [];
      const changed = { ...row, ...changes };
      rowKeys.set(changed, rowKey(row));
      return [changed];
    });
    props.onChange(next);
  };
  return (
    <Input.Wrapper
      label={props.label}
      labelElement="div"
      labelProps={{ id: `${props.id}-label`, fw: 600, fz: '0.9375rem', mb: 8 }}
      description={props.help}
      error={props.error}
      withAsterisk={props.required}
    >
      {rows.length > 0 && (
        <Table.ScrollContainer data-lines minWidth={lineWidth(fields)} type="native">
          <Table aria-labelledby={`${props.id}-label`} verticalSpacing={4} horizontalSpacing={4} withRowBorders={false}>
            <Table.Thead>
              <Table.Tr>
                {fields.map((field) => (
                  <Table.Th key={field.name} fw={500} fz="xs" c="dimmed" w={fieldCells[field.type].width}>
                    {props.context.label(field.label)}
                  </Table.Th>
                ))}
                <Table.Th w={40}>
                  <VisuallyHidden>{t('common.remove')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row, index) => (
                <LineRow key={rowKey(row)} {...props} row={row} index={index} onRow={(changes) => replace(index, changes)} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {!props.readOnly && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={6}
          display="block"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => props.onChange([...rows, { ...props.lineDefaults }])}
        >
          {t('fields.lines.add')}
        </Button>
      )}
    </Input.Wrapper>
  );
}

/** Each column wide enough for its control. */
function lineWidth(fields: readonly ClientField[]): number {
  return fields.reduce((sum, field) => sum + fieldCells[field.type].width, 48);
}

interface LineRowProps extends InputProps {
  readonly row: Row;
  readonly index: number;
  readonly onRow: (changes: Row | undefined) => void;
}

function LineRow({ row, index, onRow, ...props }: LineRowProps) {
  const { t } = useTranslation();
  const fields = lineFields(useMetadata(), props.field);
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

/** The whole list replaces the old one and says the order: lines keep their id, new ones have none. */
export const input: FieldInput = {
  Component: LinesInput,
  wide: true,
  toWrite(value, field, { metadata, inputs }) {
    const fields = lineFields(metadata, field);
    return asList(value).map((item) => {
      const row = asMembers(item) ?? {};
      const line: Record<string, unknown> = typeof row.id === 'string' ? { id: row.id } : {};
      for (const child of fields) {
        if (asList(row._hidden).includes(child.name)) continue;
        const written = writtenValue(row[child.name], child, { metadata, inputs });
        if (written !== null || 'id' in line) line[child.name] = written;
      }
      return line;
    });
  },
};
