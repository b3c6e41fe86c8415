import type { ReactNode } from 'react';
import { cellAlign } from '../../fields/cell-align.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { columnLabel } from '../column-label.ts';
import { listColumn } from '../columns.ts';
import type { ListTools } from './list-tools.ts';
import classes from './record-table.module.css';
import { sumText } from './sum-text.ts';

export interface SumCellsProps extends Pick<ListTools, 'columns' | 'context' | 'object'> {
  readonly sums: Readonly<Record<string, unknown>>;
  /** What stands in the first cell. */
  readonly head: ReactNode;
}

/** Sums beneath the columns that they are of; those whose column is not shown follow the head with their names. */
export function SumCells({ columns, context, object, sums, head }: SumCellsProps) {
  const metadata = useMetadata();
  const shown = new Set(columns.slice(1).map(({ path }) => path));
  const others = Object.keys(sums).filter((path) => !shown.has(path));
  return columns.map((column, index) => (
    <td
      key={column.path}
      className={classes.sum}
      data-first={index === 0 || undefined}
      data-end={(index > 0 && cellAlign(column.field) === 'right') || undefined}
    >
      {index === 0 ? (
        <div className={classes.sumHead}>
          {head}
          {others.map((path) => {
            const known = listColumn(metadata, object, path);
            return known && <OtherSum key={path} name={columnLabel(known, context)} text={sumText(sums[path], known.field, context)} />;
          })}
        </div>
      ) : (
        column.path in sums && sumText(sums[column.path], column.field, context)
      )}
    </td>
  ));
}

function OtherSum({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <span className={classes.otherSum}>
      {name} <b>{text}</b>
    </span>
  );
}
