import { Button, Chip, Group, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readTimeline } from '../../api/collaboration/timeline.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { asOf, earliest } from '../../live/as-of.ts';
import { LiveHint } from '../../live/live-hint.tsx';
import { besides } from '../../live/live-store.ts';
import { useLiveItems } from '../../live/rows/useLiveItems.ts';
import { useWaitingText } from '../../live/rows/useWaitingText.ts';
import { type ClientObject, findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { Delayed } from '../../shell/delayed.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { CommentComposer } from '../comments/comment-composer.tsx';
import classes from './timeline.module.css';
import { TimelineEntry } from './timeline-entry.tsx';

export interface TimelineTabProps {
  readonly object: ClientObject;
  readonly id: string;
  readonly context: CellContext;
}

/** What happened to a record and around it, newest first, with a place to write on top. */
export function TimelineTab({ object, id, context }: TimelineTabProps) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const [kinds, setKinds] = useState<string[]>([]);
  const chosen = kinds.toSorted().join(',');
  const queryKey = ['timeline', object.name, id, chosen];
  const read = (cursor: string, signal?: AbortSignal) => readTimeline({ object: object.name, id, kinds: chosen }, cursor, signal);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => asOf(() => read(pageParam, signal)),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
    // Another choice of kinds replaces the items when they are there.
    placeholderData: (previous) => previous,
  });
  const pages = query.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const offered = pages[0]?.kinds ?? [];
  const related = offered.flatMap((kind) => (kind.startsWith(ofRecords) ? [{ object: kind.slice(ofRecords.length) }] : []));
  const waiting = useLiveItems({
    queryKey,
    items,
    asOf: query.data && earliest(query.data.pages),
    follows: [{ object: object.name, id }, { object: besides(object.name), id }, ...related],
    look: async () => {
      const page = await read('');
      return { items: page.items, whole: page.next_cursor === null };
    },
  });
  const news = useWaitingText(waiting);
  return (
    <div className={classes.tab}>
      <CommentComposer object={object.name} id={id} />
      {offered.length > 1 && (
        <Chip.Group multiple value={kinds} onChange={setKinds}>
          <Group gap={6} role="group" aria-label={t('timeline.filter')}>
            {offered.map((kind) => (
              <KindChip key={kind} kind={kind} context={context} />
            ))}
          </Group>
        </Chip.Group>
      )}
      {query.isPending && (
        <Delayed>
          <Skeleton height={160} aria-label={common('common.loading')} />
        </Delayed>
      )}
      {query.isError && items.length === 0 && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && items.length === 0 && <Text c="dimmed">{t('timeline.none')}</Text>}
      <div className={classes.live}>
        {news !== undefined && <LiveHint text={news} onShow={() => void query.refetch()} over />}
        <ol className={classes.list}>
          {items.map((item) => (
            <TimelineEntry key={item.id} item={item} object={object} id={id} context={context} />
          ))}
        </ol>
      </div>
      {query.hasNextPage && (
        <Button variant="subtle" size="compact-sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common('related.more')}
        </Button>
      )}
    </div>
  );
}

/** Begins kinds that are records of an object. */
const ofRecords = 'record:';

function KindChip({ kind, context }: { readonly kind: string; readonly context: CellContext }) {
  const { t } = useTranslation('record');
  const metadata = useMetadata();
  const related = findObject(metadata, kind.startsWith(ofRecords) ? kind.slice(ofRecords.length) : undefined);
  const text = related ? context.label(related.plural) : t(`timeline.kinds.${kind === 'comment' || kind === 'file' ? kind : 'change'}`);
  return (
    <Chip value={kind} size="sm" radius="sm" variant="outline">
      {text}
    </Chip>
  );
}
