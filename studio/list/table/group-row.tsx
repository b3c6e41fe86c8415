import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format/format-number.ts';
import type { ListTools } from './list-tools.ts';
import classes from './record-table.module.css';
import { SumCells } from './sum-cells.tsx';
import type { ListGroup } from './table-item.ts';

export interface GroupRowProps extends Pick<ListTools, 'columns' | 'context' | 'object'> {
  readonly group: ListGroup;
  readonly open: boolean;
  readonly line: number;
  /** A column of boxes stands before the others. */
  readonly boxes: boolean;
  readonly onToggle: (group: ListGroup) => void;
}

/** The head of a group: its value, how many records, and their sums beneath the columns they are of. */
export function GroupRow({ group, open, line, boxes, columns, context, object, onToggle }: GroupRowProps) {
  const { t } = useTranslation();
  return (
    <tr aria-rowindex={line} data-key={group.key} className={classes.group}>
      {boxes && <td className={classes.choose} />}
      <SumCells
        object={object}
        columns={columns}
        context={context}
        sums={group.sums}
        head={
          <button type="button" aria-expanded={open} className={classes.toggle} onClick={() => onToggle(group)}>
            <IconChevronRight size={16} aria-hidden className={classes.chevron} data-open={open || undefined} />
            <span className={classes.groupTitle}>{group.title}</span>
            <span className={classes.groupCount} title={t('list.inGroup', { count: group.count })}>
              {formatNumber(group.count, context.locale)}
            </span>
          </button>
        }
      />
      <td className={classes.filler} aria-hidden />
    </tr>
  );
}
