import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireRecord } from '../../api/records/records.ts';
import { cellAlign } from '../../fields/cell-align.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { fieldCells } from '../../fields/registry.ts';
import { isBlank } from '../../fields/wire-value.ts';
import { dots } from '../../masks/masked-value.tsx';
import { RecordValue } from '../../masks/record-value.tsx';
import { valueAt } from '../../metadata/field-path.ts';
import type { ListColumn } from '../columns.ts';
import classes from './record-table.module.css';

export interface RowCellProps {
  readonly object: string;
  readonly column: ListColumn;
  readonly record: WireRecord;
  readonly context: CellContext;
  readonly first: boolean;
  readonly editable: boolean;
}

/** One cell; the first of a row is the link to the record. */
export function RowCell({ object, column, record, context, first, editable }: RowCellProps) {
  const { t } = useTranslation();
  const value = valueAt(record, column.path);
  const cell = fieldCells[column.field.type];
  const untitled = record._masked?.includes(column.path) ? dots : t('record.untitled');
  const text = isBlank(value) ? untitled : cell.text(value, column.field, context);
  return (
    <td
      className={classes.cell}
      // Reached with the arrow keys from the link of the row.
      tabIndex={first ? undefined : -1}
      data-path={column.path}
      data-editable={editable || undefined}
      data-first={first || undefined}
      data-end={cellAlign(column.field) === 'right' || undefined}
    >
      {first ? (
        <Link to={`/records/${object}/${record.id}`} className={classes.title}>
          {text}
        </Link>
      ) : (
        <RecordValue object={object} record={record} path={column.path} field={column.field} context={context} compact />
      )}
    </td>
  );
}
