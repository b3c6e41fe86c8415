import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireRecord } from '../../../api/records/records.ts';
import type { StageAge } from '../../../api/records/stages.ts';
import type { CellContext } from '../../../fields/field-cell.ts';
import { isBlank } from '../../../fields/wire-value.ts';
import { columnLabel } from '../../../list/column-label.ts';
import type { ListColumn } from '../../../list/columns.ts';
import { maskedCell } from '../../../masks/masked-cell.ts';
import { RecordValue } from '../../../masks/record-value.tsx';
import type { ClientObject } from '../../../metadata/client-metadata.ts';
import { valueAt } from '../../../metadata/field-path.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { daysText } from '../../../stages/days-text.ts';
import { PersonMark } from '../../person-mark.tsx';
import classes from '../board.module.css';

export interface CardFaceProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly title: string;
  readonly facts: readonly ListColumn[];
  readonly age: StageAge | undefined;
  readonly context: CellContext;
  /** The title leads to the record. */
  readonly linked?: boolean;
}

/** What a card shows: title, facts, whose it is and how long it has been in its stage. */
export function CardFace({ object, record, title, facts, age, context, linked = false }: CardFaceProps) {
  const { t } = useTranslation('boards');
  const metadata = useMetadata();
  const shown = facts.filter(({ path }) => !isBlank(valueAt(record, path)) || maskedCell(metadata, object, record, path) !== undefined);
  const owner = context.titleOf('user', record.owner);
  return (
    <>
      {linked ? (
        <Link to={`/records/${object.name}/${record.id}`} className={classes.title} draggable={false}>
          {title}
        </Link>
      ) : (
        <span className={classes.title}>{title}</span>
      )}
      {shown.length > 0 && (
        <dl className={classes.facts}>
          {shown.map((column) => (
            <div key={column.path} className={classes.fact}>
              <dt className="visually-hidden">{columnLabel(column, context)}</dt>
              <dd>
                <RecordValue object={object.name} record={record} path={column.path} field={column.field} context={context} compact />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className={classes.foot}>
        {age && (
          <span className={classes.age} data-rotting={age.rotting || undefined} title={age.rotting ? t('stages.rotting') : t('board.inStage')}>
            {age.rotting && <IconAlertTriangle size={13} aria-hidden />}
            {daysText(age.seconds, t)}
            {age.rotting && <span className="visually-hidden">{t('stages.rotting')}</span>}
          </span>
        )}
        {owner !== undefined && <PersonMark name={owner} />}
      </div>
    </>
  );
}
