import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireRecord } from '../../api/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { fieldCells } from '../../fields/registry.ts';
import { isBlank } from '../../fields/wire-value.ts';
import { valueAt } from '../../metadata/field-path.ts';
import { columnLabel } from '../column-label.ts';
import type { ListColumn } from '../columns.ts';
import classes from './record-card.module.css';

export interface RecordCardProps {
  readonly object: string;
  readonly columns: readonly ListColumn[];
  readonly record: WireRecord;
  readonly context: CellContext;
  /** False for owned lines: they are part of their record. */
  readonly openable?: boolean;
}

/** A record in a few facts; a tap opens it. */
export function RecordCard({ object, columns, record, context, openable = true }: RecordCardProps) {
  const { t } = useTranslation();
  const [first, ...others] = columns;
  if (!first) return null;
  const title = valueAt(record, first.path);
  const text = isBlank(title) ? t('record.untitled') : fieldCells[first.field.type].text(title, first.field, context);
  const facts = others.map((column) => ({ column, value: valueAt(record, column.path) })).filter(({ value }) => !isBlank(value));
  return (
    <article className={classes.card}>
      {openable ? (
        <Link to={`/records/${object}/${record.id}`} className={classes.title}>
          {text}
        </Link>
      ) : (
        <span className={classes.title}>{text}</span>
      )}
      <dl className={classes.facts}>
        {facts.slice(0, 4).map(({ column, value }) => (
          <div key={column.path} className={classes.fact}>
            <dt>{columnLabel(column, context)}</dt>
            <dd>
              <FieldValue field={column.field} value={value} context={context} compact />
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
