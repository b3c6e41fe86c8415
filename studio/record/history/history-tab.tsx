import { Button, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type HistoryEntry, recordHistory } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { asOf, earliest } from '../../live/as-of.ts';
import { LiveHint } from '../../live/live-hint.tsx';
import { useLiveItems } from '../../live/rows/useLiveItems.ts';
import { useWaitingText } from '../../live/rows/useWaitingText.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { Delayed } from '../../shell/delayed.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import classes from './change-entry.module.css';
import { ChangeEntry } from './change-entry.tsx';

export interface HistoryTabProps {
  readonly object: ClientObject;
  readonly id: string;
  readonly context: CellContext;
}

const pageSize = 50;

function toItem(entry: HistoryEntry) {
  return { ...entry, id: `${entry.version} ${entry.operation}` };
}

/** What happened to the record, newest first; each step can be taken back. */
export function HistoryTab({ object, id, context }: HistoryTabProps) {
  const { t } = useTranslation();
  const queryKey = ['history', object.name, id];
  const read = async (before?: number, signal?: AbortSignal) => ({ items: (await recordHistory(object.name, id, before, signal)).map(toItem) });
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => asOf(() => read(pageParam, signal)),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ items }) => (items.length < pageSize ? undefined : items.at(-1)?.version),
  });
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const waiting = useLiveItems({
    queryKey,
    items: entries,
    asOf: query.data && earliest(query.data.pages),
    follows: [{ object: object.name, id }],
    look: async () => ({ ...(await read()), whole: false }),
  });
  const news = useWaitingText(waiting);
  if (query.isPending) {
    return (
      <Delayed>
        <Skeleton height={120} aria-label={t('common.loading')} />
      </Delayed>
    );
  }
  if (query.isError) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (entries.length === 0) return <Text c="dimmed">{t('history.none')}</Text>;
  return (
    <div className={classes.live}>
      {news !== undefined && <LiveHint text={news} onShow={() => void query.refetch()} over />}
      <ol className={classes.list}>
        {entries.map((entry) => (
          <ChangeEntry key={entry.id} entry={entry} object={object} context={context} />
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
