import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import { fieldCells } from '../../fields/registry.ts';
import { formatNumber } from '../../format/format-number.ts';
import { columnLabel } from '../../list/column-label.ts';
import { listColumn } from '../../list/columns.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import classes from './board.module.css';
import type { BoardColumn } from './board-column.ts';
import type { ColumnTotal } from './useBoardTotals.ts';

export interface ColumnHeadProps {
  readonly object: ClientObject;
  readonly column: BoardColumn;
  readonly label: string;
  /** With the cards that are on their way. */
  readonly count: number;
  readonly total: ColumnTotal | undefined;
  readonly sums: readonly string[];
  readonly context: CellContext;
}

/** The name of a stage, how many records are in it and what they come to. */
export function ColumnHead({ object, column, label, count, total, sums, context }: ColumnHeadProps) {
  const { t } = useTranslation('boards');
  const metadata = useMetadata();
  const shown = sums.flatMap((path) => {
    const known = listColumn(metadata, object, path);
    const sum = total?.sums[path];
    return known && sum !== undefined ? [{ path, label: columnLabel(known, context), text: fieldCells[known.field.type].text(sum, known.field, context) }] : [];
  });
  const color = column.stage?.color;
  return (
    <header className={classes.head}>
      <h2 className={classes.name}>
        <span className={classes.dot} style={color ? { background: `var(--mantine-color-${color}-6)` } : undefined} />
        {label}
        <span className={classes.count} title={t('board.count', { count })}>
          {formatNumber(count, context.locale)}
        </span>
      </h2>
      {shown.length > 0 && (
        <dl className={classes.sums}>
          {shown.map((sum) => (
            <div key={sum.path}>
              <dt className={shown.length === 1 ? 'visually-hidden' : undefined}>{sum.label}</dt>
              <dd>{sum.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}
