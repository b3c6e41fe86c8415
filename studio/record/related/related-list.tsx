import { Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Label } from '../../../schemas/generated/metadata.ts';
import { listRecords, type WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { formatNumber } from '../../format/format-number.ts';
import { listFields } from '../../list/columns.ts';
import { asOf, earliest } from '../../live/as-of.ts';
import { LiveHint } from '../../live/live-hint.tsx';
import { useLiveRows } from '../../live/rows/useLiveRows.ts';
import { useWaitingText } from '../../live/rows/useWaitingText.ts';
import { type ClientObject, findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { Delayed } from '../../shell/delayed.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { QuickAdd } from '../tasks/quick-add.tsx';
import { TickOff } from '../tasks/tick-off.tsx';
import { useTicking } from '../tasks/useTicking.ts';
import { relatedColumns } from './related-columns.ts';
import { relatedFilter } from './related-filter.ts';
import { RelatedRows } from './related-rows.tsx';

export interface RelatedListProps {
  readonly object: string;
  /** The link field of that object which points to the record. */
  readonly link: string;
  readonly id: string;
  readonly label?: Label | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly sort?: readonly string[] | undefined;
  /** Which of them are shown. */
  readonly filter?: string | undefined;
  /** The object of the record. */
  readonly owner?: string | undefined;
  /** Owned lines: in their order, edited with the record and not opened on their own. */
  readonly lines?: boolean;
  readonly context: CellContext;
}

/** Records that point to this one. */
export function RelatedList({ object: name, ...props }: RelatedListProps) {
  const object = findObject(useMetadata(), name);
  // An object that this person may not see leaves no trace.
  if (!object) return null;
  if (object.can.list) return <Related {...props} object={object} />;
  return object.can.create && props.lines !== true ? <Unlisted {...props} object={object} /> : null;
}

/** Records that may be made and not listed: what can be done without saying what there is. */
function Unlisted({ object, link, id, owner, label, context }: Omit<RelatedListProps, 'object'> & { readonly object: ClientObject }) {
  const heading = context.label(label ?? object.plural);
  return (
    <section aria-label={heading}>
      <Group gap={8} mb={8} mih={30}>
        <Title order={2}>{heading}</Title>
        <AddButton object={object} link={link} id={id} owner={owner} />
      </Group>
    </section>
  );
}

interface AddButtonProps {
  readonly object: ClientObject;
  readonly link: string;
  readonly id: string;
  readonly owner: string | undefined;
}

function AddButton({ object, link, id, owner }: AddButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      component={Link}
      to={`/records/${object.name}/new?${link}=${id}${owner === undefined ? '' : `&${link}.object=${owner}`}`}
      variant="subtle"
      size="compact-sm"
      ml="auto"
      leftSection={<IconPlus size={14} aria-hidden />}
    >
      {t('related.add')}
    </Button>
  );
}

function Related({
  object,
  link,
  id,
  label,
  columns: paths,
  sort,
  filter: condition,
  owner,
  lines = false,
  context,
}: Omit<RelatedListProps, 'object'> & { readonly object: ClientObject }) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const columns = relatedColumns(metadata, object, link, paths);
  const order = sort?.join(',') ?? (lines ? (object.order ?? 'id') : '-created_at');
  const filter = relatedFilter(link, id, condition);
  const ticking = useTicking(object, link);
  const limit = lines ? 50 : 10;
  const fields = [...listFields(metadata, object, columns), ...(ticking ? [ticking.field] : [])].join(',');
  const queryKey = ['records', object.name, 'related', filter, order, paths];
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      asOf(() => listRecords(object.name, { filter, sort: order, fields, limit, cursor: pageParam, count: pageParam === '' ? 'capped' : 'none' }, signal)),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const { count, count_capped: capped = false } = query.data?.pages[0] ?? {};
  const since = query.data && earliest(query.data.pages);
  const waiting = useLiveRows({ object: object.name, queryKey, rows, asOf: since, complete: !query.hasNextPage, filter, sort: order, fields });
  const news = useWaitingText(waiting);
  const heading = label ? context.label(label) : context.label(object.plural);
  return (
    <section aria-label={heading}>
      <Group gap={8} mb={8} mih={30}>
        <Title order={2}>{heading}</Title>
        {typeof count === 'number' && <Text c="dimmed">{`${formatNumber(count, context.locale)}${capped ? '+' : ''}`}</Text>}
        {news !== undefined && <LiveHint text={news} onShow={() => void query.refetch()} />}
        {object.can.create && !lines && <AddButton object={object} link={link} id={id} owner={owner} />}
      </Group>
      {query.isPending && (
        <Delayed>
          <Skeleton height={60} />
        </Delayed>
      )}
      {query.isError && rows.length === 0 && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('related.none')}
        </Text>
      )}
      {rows.length > 0 && (
        <RelatedRows
          object={object}
          columns={columns}
          rows={rows}
          openable={!lines}
          context={context}
          label={heading}
          {...(ticking ? { lead: (row: WireRecord) => <TickOff object={object} record={row} ticking={ticking} context={context} /> } : {})}
        />
      )}
      {owner !== undefined && !lines && <QuickAdd object={object} link={link} owner={{ object: owner, id }} />}
      {query.hasNextPage && (
        <Button variant="subtle" size="compact-sm" mt={6} loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('related.more')}
        </Button>
      )}
    </section>
  );
}
