import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WireRecord } from '../api/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { loadTexts } from '../i18n/start-i18n.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ProblemPanel } from '../shell/problem-panel.tsx';
import { useIsPhone } from '../shell/useIsPhone.ts';
import { RecordCards } from './cards/record-cards.tsx';
import type { ListColumn } from './columns.ts';
import { ListSkeleton } from './list-skeleton.tsx';
import { RecordTable } from './record-table.tsx';
import type { ListState } from './state/useListState.ts';
import type { useRecordList } from './state/useRecordList.ts';

// Chunks of their own, with texts of their own.
const bodies = {
  board: lazy(async () => ({ default: (await Promise.all([import('../boards/board/board-body.tsx'), loadTexts('boards')]))[0].BoardBody })),
  calendar: lazy(async () => ({ default: (await Promise.all([import('../boards/calendar/calendar-body.tsx'), loadTexts('boards')]))[0].CalendarBody })),
  map: lazy(async () => ({ default: (await Promise.all([import('../boards/map/map-body.tsx'), loadTexts('boards')]))[0].MapBody })),
};

export interface ListBodyProps {
  readonly object: ClientObject;
  readonly state: ListState;
  readonly list: ReturnType<typeof useRecordList>;
  readonly columns: readonly ListColumn[];
  readonly context: CellContext;
  readonly onSort: (sort: string) => void;
  readonly onClear: () => void;
}

/** The rows, or what stands in their place: on the way, failed, none yet, none that match. */
export function ListBody({ object, state, list, columns, context, onSort, onClear }: ListBodyProps) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const { view } = state;
  if (view?.type !== undefined && view.type !== 'table') {
    const Body = bodies[view.type];
    return (
      <Suspense fallback={<ListSkeleton />}>
        <Body object={object} view={view} filter={state.wholeFilter} search={state.search} context={context} />
      </Suspense>
    );
  }
  if (list.isPending) return <ListSkeleton />;
  if (list.isError && list.rows.length === 0) return <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />;
  if (list.rows.length === 0)
    return state.filter === '' && state.search === '' ? <NoneYet object={object} context={context} /> : <NoneFound onClear={onClear} />;
  const shared = {
    object: object.name,
    label: context.label(object.plural),
    columns,
    rows: list.rows as WireRecord[],
    context,
    count: list.capped ? undefined : (list.count ?? undefined),
    hasMore: list.hasNextPage && !list.isFetchNextPageError,
    loadingMore: list.isFetchingNextPage,
    onMore: () => void list.fetchNextPage(),
  };
  // Another view, filter or sort starts at the top.
  const key = `${state.view?.name} ${state.wholeFilter} ${state.search} ${state.sort}`;
  return (
    <>
      {phone ? <RecordCards key={key} {...shared} /> : <RecordTable key={key} {...shared} sort={state.sort} onSort={onSort} />}
      {list.isFetchNextPageError && (
        <Button variant="subtle" m="xs" onClick={() => void list.fetchNextPage()}>
          {t('list.moreFailed')}
        </Button>
      )}
    </>
  );
}

function NoneYet({ object, context }: { readonly object: ClientObject; readonly context: CellContext }) {
  const { t } = useTranslation();
  const name = context.label(object.label).toLocaleLowerCase(context.locale);
  const text = object.description ? context.label(object.description) : t('empty.listText', { object: name });
  const action = object.can.create && (
    <Button component={Link} to={`/records/${object.name}/new`} leftSection={<IconPlus size={16} aria-hidden />}>
      {t('empty.listAction', { object: name })}
    </Button>
  );
  return (
    <EmptyState
      icon={object.icon}
      title={t('empty.listTitle', { objects: context.label(object.plural).toLocaleLowerCase(context.locale) })}
      text={text}
      action={action}
    />
  );
}

function NoneFound({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation();
  const action = (
    <Button variant="default" onClick={onClear}>
      {t('empty.foundAction')}
    </Button>
  );
  return <EmptyState icon="target" title={t('empty.foundTitle')} text={t('empty.foundText')} action={action} />;
}
