import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../api/records/records.ts';
import { useUndo } from '../../api/records/useUndo.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { formatAgo, formatDateTime } from '../../format/format-date.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';
import classes from './change-entry.module.css';

export interface ChangeEntryProps {
  readonly entry: HistoryEntry;
  readonly object: ClientObject;
  readonly context: CellContext;
}

/** One change of a record: who, when, and each field before and after; it can be taken back. */
export function ChangeEntry({ entry, object, context }: ChangeEntryProps) {
  const { t } = useTranslation();
  const undo = useUndo();
  const changes = entry.changes.flatMap((change) => {
    const field = findField(object, change.field);
    return field && (field.name === 'owner' || !field.system) ? [{ ...change, field }] : [];
  });
  const undoable = entry.kind === 'update' && object.can.update;
  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        <span>
          <strong>{entry.actor.name || t('record.system')}</strong> {t(`history.${entry.kind}`)}
        </span>
        <time dateTime={entry.at} title={formatDateTime(entry.at, context.locale, context.zone)}>
          {formatAgo(entry.at, context.locale, context.zone)}
        </time>
        {undoable && (
          <Button variant="subtle" size="compact-xs" className={classes.undo ?? ''} onClick={() => void undo(entry.operation)}>
            {t('common.undo')}
          </Button>
        )}
      </div>
      {entry.kind === 'update' && changes.length > 0 && (
        <dl className={classes.changes}>
          {changes.map(({ field, before, after, expired }) => (
            <div key={field.name} className={classes.change}>
              <dt>{context.label(field.label)}</dt>
              {expired ? (
                <dd>{t('history.expired')}</dd>
              ) : (
                <dd>
                  <del>
                    <FieldValue field={field} value={before} context={context} />
                  </del>
                  <span aria-hidden>→</span>
                  <ins>
                    <FieldValue field={field} value={after} context={context} />
                  </ins>
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
