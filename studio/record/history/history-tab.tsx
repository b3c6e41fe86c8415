import { Button, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recordHistory } from '../../api/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { Delayed } from '../../shell/delayed.tsx';
import { ProblemPanel } from '../../shell/problem-panel.tsx';
import classes from './change-entry.module.css';
import { ChangeEntry } from './change-entry.tsx';

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
          <ChangeEntry key={`${entry.version} ${entry.operation}`} entry={entry} object={object} context={context} />
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
