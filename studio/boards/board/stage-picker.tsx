import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './board.module.css';
import type { BoardColumn } from './board-column.ts';
import type { BoardTotals } from './useBoardTotals.ts';

export interface StagePickerProps {
  readonly columns: readonly BoardColumn[];
  readonly totals: BoardTotals;
  readonly label: (key: string) => string;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** On phones one column is in sight at a time: this leads to the others, and tells which one it is. */
export function StagePicker({ columns, totals, label, scroller }: StagePickerProps) {
  const { t } = useTranslation('boards');
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const follow = () => setCurrent(nearest(element));
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [scroller]);
  const show = (index: number) => scroller.current?.children[index]?.scrollIntoView({ block: 'nearest', inline: 'center' });
  return (
    <nav className={classes.picker} aria-label={t('board.stages')}>
      {columns.map((column, index) => (
        <button key={column.key} type="button" className={classes.pick} aria-current={index === current || undefined} onClick={() => show(index)}>
          {label(column.key)} <span className={classes.count}>{totals.get(column.key)?.count ?? 0}</span>
        </button>
      ))}
    </nav>
  );
}

/** The column whose middle is nearest to the middle of what is in sight. */
function nearest(element: HTMLElement): number {
  const middle = element.scrollLeft + element.clientWidth / 2;
  const distances = [...element.children].map((child) => Math.abs((child as HTMLElement).offsetLeft + child.clientWidth / 2 - middle));
  return distances.indexOf(Math.min(...distances));
}
