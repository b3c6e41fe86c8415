import { Button, Input, Table, VisuallyHidden } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientField } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { problemText } from '../../shell/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { type FieldInput, type InputProps, writtenValue } from '../field-input.ts';
import { fieldCells } from '../registry.ts';
import { asList, asMembers, asText } from '../wire-value.ts';
import { copiedValues, lineCopies } from './line-copies.ts';
import { lineFields, lineObject } from './line-fields.ts';
import classes from './line-row.module.css';
import { LineCard, LineRow, type LineRowProps, type Row } from './line-row.tsx';

/** What stays with a line while it is edited: its id, or a key made when it was added, which is never sent. */
const rowKey = (row: Row) => asText(row.id) || asText(row._key);

function LinesInput(props: InputProps) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const metadata = useMetadata();
  const fields = lineFields(metadata, props.field);
  const object = lineObject(metadata, props.field);
  const copies = useMemo(() => (object ? lineCopies(props.lineUi, object) : []), [object, props.lineUi]);
  const rows = asList(props.value).map((row): Row => asMembers(row) ?? {});
  // What is fetched for a line arrives later: by then other lines may have changed.
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  const replace = (key: string, changes: Row | undefined) => {
    latest.current = latest.current.flatMap((row) => (rowKey(row) !== key ? [row] : changes ? [{ ...row, ...changes }] : []));
    props.onChange(latest.current);
  };
  const change = (key: string, changes: Row) => {
    replace(key, changes);
    const [link, chosen] = Object.entries(changes)[0] ?? [];
    if (!object || link === undefined) return;
    copiedValues(metadata, object, copies, link, chosen)
      .then((copied) => {
        if (Object.keys(copied).length > 0) replace(key, copied);
      })
      .catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, t) }));
  };
  const add = () => props.onChange([...rows, { _key: crypto.randomUUID(), ...props.lineDefaults }]);
  const line = (row: Row, index: number): LineRowProps => ({
    ...props,
    fields,
    row,
    index,
    onRow: (changes) => (changes ? change(rowKey(row), changes) : replace(rowKey(row), undefined)),
  });
  return (
    <Input.Wrapper
      label={props.label}
      labelElement="div"
      labelProps={{ id: `${props.id}-label`, fw: 600, fz: '0.9375rem', mb: 8 }}
      description={props.help}
      error={props.error}
      withAsterisk={props.required}
    >
      {rows.length > 0 &&
        (phone ? (
          <ul className={classes.cards}>
            {rows.map((row, index) => (
              <LineCard key={rowKey(row)} {...line(row, index)} />
            ))}
          </ul>
        ) : (
          <LineTable {...props} fields={fields}>
            {rows.map((row, index) => (
              <LineRow key={rowKey(row)} {...line(row, index)} />
            ))}
          </LineTable>
        ))}
      {!props.readOnly && (
        <Button variant="subtle" size="compact-sm" mt={6} display="block" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          {t('fields.lines.add')}
        </Button>
      )}
    </Input.Wrapper>
  );
}

function LineTable({ id, fields, context, children }: InputProps & { readonly fields: readonly ClientField[]; readonly children: ReactNode }) {
  const { t } = useTranslation();
  // Each column wide enough for its control.
  const width = fields.reduce((sum, field) => sum + fieldCells[field.type].width, 48);
  return (
    <Table.ScrollContainer minWidth={width} type="native">
      <Table aria-labelledby={`${id}-label`} verticalSpacing={4} horizontalSpacing={4} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            {fields.map((field) => (
              <Table.Th key={field.name} fw={500} fz="xs" c="dimmed" w={fieldCells[field.type].width}>
                {context.label(field.label)}
              </Table.Th>
            ))}
            <Table.Th w={40}>
              <VisuallyHidden>{t('common.remove')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
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
        if ([...asList(row._hidden), ...asList(row._masked)].includes(child.name)) continue;
        const written = writtenValue(row[child.name], child, { metadata, inputs });
        if (written !== null || 'id' in line) line[child.name] = written;
      }
      return line;
    });
  },
};
