import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireRecord } from '../../api/records/records.ts';
import { cellAlign } from '../../fields/cell-align.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { fieldCells } from '../../fields/registry.ts';
import { isBlank } from '../../fields/wire-value.ts';
import { RecordCard } from '../../list/cards/record-card.tsx';
import { columnLabel } from '../../list/column-label.ts';
import type { ListColumn } from '../../list/columns.ts';
import { dots } from '../../masks/masked-value.tsx';
import { RecordValue } from '../../masks/record-value.tsx';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { valueAt } from '../../metadata/field-path.ts';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import classes from './related-rows.module.css';

export interface RelatedRowsProps {
  readonly object: ClientObject;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly WireRecord[];
  readonly openable: boolean;
  readonly label: string;
  /** What stands before the title of a row. */
  readonly lead?: (row: WireRecord) => ReactNode;
  readonly context: CellContext;
}

/** A short table; on a phone cards, as in the list. */
export function RelatedRows({ object, columns, rows, openable, label, lead, context }: RelatedRowsProps) {
  const phone = useIsPhone();
  if (phone) {
    return (
      <ul className={classes.cards}>
        {rows.map((row) => (
          <li key={row.id} className={classes.card}>
            {lead?.(row)}
            <RecordCard object={object.name} columns={columns} record={row} context={context} openable={openable} />
          </li>
        ))}
      </ul>
    );
  }
  const width = columns.reduce((sum, column) => sum + fieldCells[column.field.type].width, 0);
  return (
    <div className={classes.frame}>
      <Table
        aria-label={label}
        style={{ minWidth: Math.min(width, 1600) }}
        horizontalSpacing="sm"
        highlightOnHover={openable}
        highlightOnHoverColor="var(--surface-hover)"
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.path} className={classes.head ?? ''} ta={cellAlign(column.field)}>
                {columnLabel(column, context)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              {columns.map((column, index) => (
                <Table.Td key={column.path} className={classes.cell ?? ''} ta={cellAlign(column.field)}>
                  {index === 0 && openable ? (
                    <span className={classes.lead}>
                      {lead?.(row)}
                      <RowTitle object={object} column={column} row={row} context={context} />
                    </span>
                  ) : (
                    <RecordValue object={object.name} record={row} path={column.path} field={column.field} context={context} compact />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function RowTitle({
  object,
  column,
  row,
  context,
}: {
  readonly object: ClientObject;
  readonly column: ListColumn;
  readonly row: WireRecord;
  readonly context: CellContext;
}) {
  const { t } = useTranslation();
  const value = valueAt(row, column.path);
  const untitled = row._masked?.includes(column.path) ? dots : t('record.untitled');
  return (
    <Link to={`/records/${object.name}/${row.id}`} className={classes.title}>
      {isBlank(value) ? untitled : fieldCells[column.field.type].text(value, column.field, context)}
    </Link>
  );
}
