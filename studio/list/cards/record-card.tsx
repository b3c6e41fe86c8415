import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { fieldCells } from '../../fields/registry.ts';
import { isBlank } from '../../fields/wire-value.ts';
import { maskedCell } from '../../masks/masked-cell.ts';
import { dots } from '../../masks/masked-value.tsx';
import { RecordValue } from '../../masks/record-value.tsx';
import { findObject } from '../../metadata/client-metadata.ts';
import { valueAt } from '../../metadata/field-path.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
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
  const metadata = useMetadata();
  const known = findObject(metadata, object);
  const [first, ...others] = columns;
  if (!first) return null;
  const title = valueAt(record, first.path);
  const untitled = record._masked?.includes(first.path) ? dots : t('record.untitled');
  const text = isBlank(title) ? untitled : fieldCells[first.field.type].text(title, first.field, context);
  const facts = others.filter(({ path }) => !isBlank(valueAt(record, path)) || (known && maskedCell(metadata, known, record, path) !== undefined));
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
        {facts.slice(0, 4).map((column) => (
          <div key={column.path} className={classes.fact}>
            <dt>{columnLabel(column, context)}</dt>
            <dd>
              <RecordValue object={object} record={record} path={column.path} field={column.field} context={context} compact />
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
