import { Button, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type ListAnswer, listRecords } from '../../../api/records/records.ts';
import { useCellContext } from '../../../fields/useCellContext.ts';
import { formatNumber } from '../../../format/format-number.ts';
import { listColumn, listFields } from '../../../list/columns.ts';
import { LiveHint } from '../../../live/live-hint.tsx';
import { type ClientObject, findField } from '../../../metadata/client-metadata.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { Delayed } from '../../../shell/delayed.tsx';
import { useStillness } from '../../useStillness.ts';
import { CardFailed } from '../card-failed.tsx';
import { CardFrame } from '../card-frame.tsx';
import classes from '../card-states.module.css';
import { type Card, cardAddress } from '../cards.ts';
import rows from './list-card-row.module.css';
import { ListCardRow } from './list-card-row.tsx';
import { useFollowed } from './useFollowed.ts';
import { useTick } from './useTick.ts';

const usualLimit = 5;

/** The first records of a filter. What changes meanwhile waits while somebody points into the card. */
export function ListCard({ card, object }: { readonly card: Card; readonly object: ClientObject }) {
  const metadata = useMetadata();
  const context = useCellContext();
  const { held, handlers, release } = useStillness();
  const columns = useMemo(
    () => (card.columns ?? []).flatMap((path) => (path === object.title ? [] : (listColumn(metadata, object, path) ?? []))),
    [metadata, object, card.columns],
  );
  const request = {
    filter: card.filter ?? '',
    sort: card.sort?.join(',') ?? '',
    fields: listFields(metadata, object, columns).join(','),
    limit: card.limit ?? usualLimit,
    count: 'capped' as const,
  };
  const query = useQuery({
    queryKey: ['records', object.name, 'card', request],
    queryFn: ({ signal }) => listRecords(object.name, request, signal),
    placeholderData: keepPreviousData,
  });
  useFollowed(object.name, query.refetch);
  const [shown, show] = useHeld(query.data, held);
  const done = card.done && !findField(object, card.done.field)?.read_only && object.can.update ? card.done : undefined;
  const ticking = useTick(object.name, done);
  const newer = shown !== undefined && query.data !== shown && idsOf(query.data).some((id) => !idsOf(shown).includes(id));
  const showNewer = () => {
    show();
    release();
  };
  return (
    <CardFrame
      title={context.label(card.label)}
      to={cardAddress(metadata, card)}
      count={shown?.count == null ? undefined : `${formatNumber(shown.count, context.locale)}${shown.count_capped ? '+' : ''}`}
      aside={newer && <Newer onShow={showNewer} />}
      handlers={handlers}
    >
      {shown === undefined && (query.isError ? <CardFailed error={query.error} onRetry={() => void query.refetch()} /> : <Rows count={request.limit} />)}
      {shown?.items.length === 0 && <Nothing object={object} />}
      {shown !== undefined && shown.items.length > 0 && (
        <ul className={rows.list}>
          {shown.items.map((record) => (
            <ListCardRow key={record.id} object={object} record={record} columns={columns} context={context} {...(done ? { ticking } : {})} />
          ))}
        </ul>
      )}
    </CardFrame>
  );
}

function idsOf(answer: ListAnswer | undefined): readonly string[] {
  return answer?.items.map(({ id }) => id) ?? [];
}

/** What is shown: the newest answer, but the one before while somebody is within. The second member shows the newest all the same. */
function useHeld<T>(latest: T | undefined, held: boolean): readonly [T | undefined, () => void] {
  const [kept, setKept] = useState(latest);
  if (latest !== kept && (!held || kept === undefined)) setKept(latest);
  return [kept, () => setKept(latest)];
}

function Newer({ onShow }: { readonly onShow: () => void }) {
  const { t } = useTranslation('desk');
  return <LiveHint text={t('home.newer')} onShow={onShow} />;
}

function Rows({ count }: { readonly count: number }) {
  return (
    <Delayed>
      <div className={classes.state}>
        {Array.from({ length: Math.min(count, 5) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
          <Skeleton key={index} height={14} width={`${92 - ((index * 17) % 40)}%`} my={6} />
        ))}
      </div>
    </Delayed>
  );
}

/** Says what belongs here, and offers to make it. */
function Nothing({ object }: { readonly object: ClientObject }) {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const context = useCellContext();
  const lower = (text: string) => text.toLocaleLowerCase(context.locale);
  return (
    <div className={classes.state}>
      <p className={classes.text}>{t('home.nothing', { objects: lower(context.label(object.plural)) })}</p>
      {object.can.create && (
        <Button component={Link} to={`/records/${object.name}/new`} size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />}>
          {common('form.newTitle', { object: lower(context.label(object.label)) })}
        </Button>
      )}
    </div>
  );
}
