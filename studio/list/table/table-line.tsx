import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { GroupRow } from './group-row.tsx';
import type { ListTools } from './list-tools.ts';
import classes from './record-table.module.css';
import type { ListGroup, TableItem } from './table-item.ts';
import { TableRow } from './table-row.tsx';

export interface TableLineProps {
  readonly tools: ListTools;
  readonly item: TableItem;
  readonly line: number;
}

/** One line of the table, whatever stands in it. */
export function TableLine({ tools, item, line }: TableLineProps) {
  const { t } = useTranslation();
  const { object, columns, context, selection, editing, grouping } = tools;
  const shared = { object, columns, context, line };
  if (item.kind === 'group')
    return <GroupRow {...shared} group={item.group} open={item.open} boxes={selection !== undefined} onToggle={(group) => grouping?.toggle(group)} />;
  if (item.kind === 'more') return <MoreLine tools={tools} group={item.group} page={item.page} line={line} />;
  const { record } = item;
  return (
    <TableRow
      {...shared}
      record={record}
      title={context.titleOf(object.name, record) ?? t('record.untitled')}
      chosen={selection?.has(record.id)}
      onChoose={selection?.toggle}
      open={editing?.open?.id === record.id ? editing.open : undefined}
      editing={editing?.open?.id === record.id ? editing : undefined}
      onEdit={editing?.edit}
    />
  );
}

/** Where records of a group are still to come: being drawn asks for them. */
function MoreLine({ tools, group, page, line }: { readonly tools: ListTools; readonly group: ListGroup; readonly page: number; readonly line: number }) {
  const { t } = useTranslation();
  const { grouping, columns, selection } = tools;
  useEffect(() => grouping?.want(group, page), [grouping, group, page]);
  return (
    <tr aria-rowindex={line}>
      <td className={classes.moreCell} colSpan={columns.length + (selection ? 2 : 1)}>
        {t('list.loadingMore')}
      </td>
    </tr>
  );
}
