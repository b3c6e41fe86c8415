import { Checkbox } from '@mantine/core';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { WireRecord } from '../../api/records/records.ts';
import { isEditable, isEditableIn } from '../edit/editable.ts';
import { CellEditor } from '../edit/lazy-cell-editor.tsx';
import type { Editing, OpenCell } from '../edit/useEditing.ts';
import type { Selection } from '../selection/useSelection.ts';
import type { ListTools } from './list-tools.ts';
import classes from './record-table.module.css';
import { RowCell } from './row-cell.tsx';

export interface TableRowProps extends Pick<ListTools, 'object' | 'columns' | 'context'> {
  readonly record: WireRecord;
  /** Its line in the whole table, the head being the first. */
  readonly line: number;
  readonly title: string;
  /** Undefined where nothing can be chosen. */
  readonly chosen: boolean | undefined;
  readonly onChoose: Selection['toggle'] | undefined;
  /** The cell of this row that is being edited. */
  readonly open: OpenCell | undefined;
  /** Given while a cell of this row is being edited. */
  readonly editing: Editing | undefined;
  readonly onEdit: Editing['edit'] | undefined;
}

/** The line of a record. It is drawn anew only when its record, or what is done with it, changes. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { object, columns, context, record, line, title, chosen, onChoose, open, editing, onEdit } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const editable = (column: ListTools['columns'][number]) => onEdit !== undefined && isEditable(object, column) && isEditableIn(record, column.path);
  const click = (event: MouseEvent<HTMLTableRowElement>) => {
    const cell = cellOf(event);
    if (!cell) return;
    // A cell that can be edited is chosen by a click; the title and all others open the record.
    if (cell.dataset.editable !== undefined && cell.dataset.first === undefined) cell.focus({ preventScroll: true });
    else void navigate(`/records/${object.name}/${record.id}`);
  };
  const doubleClick = (event: MouseEvent<HTMLTableRowElement>) => {
    const cell = cellOf(event);
    if (cell?.dataset.editable !== undefined && cell.dataset.path !== undefined) onEdit?.({ id: record.id, path: cell.dataset.path });
  };
  return (
    <tr aria-rowindex={line} data-chosen={chosen || undefined} data-key={record.id} className={classes.row} onClick={click} onDoubleClick={doubleClick}>
      {chosen !== undefined && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box within takes the keyboard.
        <td className={classes.choose} onClick={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}>
          <Checkbox
            size="xs"
            checked={chosen}
            aria-label={t('list.choose', { title })}
            onChange={() => undefined}
            onClick={(event) => onChoose?.(record.id, event.shiftKey)}
          />
        </td>
      )}
      {columns.map((column, index) =>
        open?.path === column.path && editing ? (
          <CellEditor key={column.path} object={object} columns={columns} column={column} record={record} context={context} open={open} editing={editing} />
        ) : (
          <RowCell key={column.path} object={object.name} column={column} record={record} context={context} first={index === 0} editable={editable(column)} />
        ),
      )}
      <td className={classes.filler} aria-hidden />
    </tr>
  );
});

/** The cell clicked on, unless the click was for something within it. */
function cellOf(event: MouseEvent<HTMLTableRowElement>): HTMLTableCellElement | undefined {
  const target = event.target instanceof HTMLElement ? event.target : undefined;
  if (!target || target.closest('a, button, input, textarea, label, [data-editor]')) return undefined;
  return target.closest('td') ?? undefined;
}
