import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireRecord } from '../../../api/records/records.ts';
import type { CellContext } from '../../../fields/field-cell.ts';
import { isBlank } from '../../../fields/wire-value.ts';
import { columnLabel } from '../../../list/column-label.ts';
import type { ListColumn } from '../../../list/columns.ts';
import { dots } from '../../../masks/masked-value.tsx';
import { RecordValue } from '../../../masks/record-value.tsx';
import type { ClientObject } from '../../../metadata/client-metadata.ts';
import { valueAt } from '../../../metadata/field-path.ts';
import classes from './list-card-row.module.css';
import type { Ticking } from './useTick.ts';

export interface ListCardRowProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly columns: readonly ListColumn[];
  readonly context: CellContext;
  /** Where records can be ticked off here. */
  readonly ticking?: Ticking;
}

/** A record of a card: its name, and a few facts. */
export function ListCardRow({ object, record, columns, context, ticking }: ListCardRowProps) {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const untitled = record._masked?.includes(object.title) ? dots : common('record.untitled');
  const title = context.titleOf(object.name, record) ?? untitled;
  const ticked = ticking?.ticked.has(record.id) === true;
  return (
    <li className={classes.row} data-ticking={ticking !== undefined || undefined} data-done={ticked || undefined}>
      {ticking && (
        <Checkbox
          radius="xl"
          size="sm"
          checked={ticked}
          readOnly={ticked}
          aria-label={t('home.tick', { title })}
          onChange={() => {
            if (!ticked) ticking.tick(record, title);
          }}
        />
      )}
      <Link to={`/records/${object.name}/${record.id}`} className={classes.title}>
        {title}
      </Link>
      <span className={classes.facts}>
        {columns
          .map((column) => ({ column, value: valueAt(record, column.path) }))
          // What the name says already is not said again.
          .filter(({ value }) => !isBlank(value) && value !== title)
          .map(({ column }) => (
            <span key={column.path} className={classes.fact} title={columnLabel(column, context)}>
              <RecordValue object={object.name} record={record} path={column.path} field={column.field} context={context} compact />
            </span>
          ))}
      </span>
    </li>
  );
}
