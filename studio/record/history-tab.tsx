import { Button, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type HistoryEntry, recordHistory } from '../api/records.ts';
import { useUndo } from '../api/useUndo.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { FieldValue } from '../fields/field-value.tsx';
import { formatAgo, formatDateTime } from '../format/format-date.ts';
import { type ClientObject, findField } from '../metadata/client-metadata.ts';
import { Delayed } from '../shell/delayed.tsx';
import { ProblemPanel } from '../shell/problem-panel.tsx';
import classes from './history-tab.module.css';

export interface HistoryTabProps {
  readonly object: ClientObject;
  readonly id: string;
  readonly context: CellContext;
}

const pageSize = 50;

/** What happened to the record, newest first; each step can be taken back. */
export function HistoryTab({ object, id, context }: HistoryTabProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ['history', object.name, id],
    queryFn: ({ pageParam, signal }) => recordHistory(object.name, id, pageParam, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => (page.length < pageSize ? undefined : page.at(-1)?.version),
  });
  if (query.isPending) {
    return (
      <Delayed>
        <Skeleton height={120} aria-label={t('common.loading')} />
      </Delayed>
    );
  }
  if (query.isError) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  const entries = query.data.pages.flat();
  if (entries.length === 0) return <Text c="dimmed">{t('history.none')}</Text>;
  return (
    <div>
      <ol className={classes.list}>
        {entries.map((entry) => (
          <Entry key={`${entry.version} ${entry.operation}`} entry={entry} object={object} context={context} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button variant="subtle" size="compact-sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('related.more')}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry, object, context }: { readonly entry: HistoryEntry; readonly object: ClientObject; readonly context: CellContext }) {
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
