import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format/format-number.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { columnLabel } from '../column-label.ts';
import { listColumn } from '../columns.ts';
import type { ListTools } from '../table/list-tools.ts';
import { sumText } from '../table/sum-text.ts';
import type { ListGroup } from '../table/table-item.ts';
import classes from './record-cards.module.css';

export interface CardGroupProps extends Pick<ListTools, 'object' | 'context'> {
  readonly group: ListGroup;
  readonly open: boolean;
  readonly onToggle: (group: ListGroup) => void;
}

/** The head of a group of cards, with its count and sums. */
export function CardGroup({ object, context, group, open, onToggle }: CardGroupProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  return (
    <button type="button" className={classes.group} aria-expanded={open} onClick={() => onToggle(group)}>
      <IconChevronRight size={16} aria-hidden className={classes.chevron} data-open={open || undefined} />
      <span className={classes.groupTitle}>{group.title}</span>
      <span className={classes.groupCount} title={t('list.inGroup', { count: group.count })}>
        {formatNumber(group.count, context.locale)}
      </span>
      <span className={classes.groupSums}>
        {Object.entries(group.sums).map(([path, sum]) => {
          const column = listColumn(metadata, object, path);
          return (
            column && (
              <span key={path} title={columnLabel(column, context)}>
                {sumText(sum, column.field, context)}
              </span>
            )
          );
        })}
      </span>
    </button>
  );
}
