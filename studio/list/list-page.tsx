import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { useCellContext } from '../fields/useCellContext.ts';
import { FilterChips } from '../filter/filter-chips.tsx';
import { LiveHint } from '../live/live-hint.tsx';
import { liveStore, unnamed } from '../live/live-store.ts';
import { useWaitingText } from '../live/rows/useWaitingText.ts';
import { useChangedSince } from '../live/useChangedSince.ts';
import { StarButton } from '../me/star-button.tsx';
import { useOpened } from '../me/useOpened.ts';
import { type ClientObject, findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { Icon } from '../shell/icon.tsx';
import { findAddress } from '../shell/navigation/navigation.ts';
import { NotFoundPage } from '../shell/pages/not-found-page.tsx';
import { PageHeader } from '../shell/pages/page-header.tsx';
import classes from './list-page.module.css';
import { ListSkeleton } from './list-skeleton.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { RecordCount } from './record-count.tsx';
import { RecordLines } from './record-lines.tsx';
import { useListEntry } from './state/useListEntry.ts';
import { useListRecords } from './state/useListRecords.ts';
import { useListState } from './state/useListState.ts';
import { viewBodies } from './view-bodies.ts';
import { useSavedViews } from './views/useSavedViews.ts';

/** The list of an object; what it shows is in the address. */
export function ListPage() {
  const { object: name } = useParams();
  const object = findObject(useMetadata(), name);
  if (!object) return <NotFoundPage />;
  // Whoever may not list records finds them one by one.
  return object.can.list ? <ObjectList key={object.name} object={object} /> : <Navigate to={findAddress} replace />;
}

function ObjectList({ object }: { readonly object: ClientObject }) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const context = useCellContext();
  const { saved, pending } = useSavedViews();
  const [state, change] = useListState(metadata, object, saved);
  const type = state.view.type ?? 'table';
  const Body = type === 'table' ? undefined : viewBodies[type];
  const list = useListRecords({ object, state, context, enabled: !pending && Body === undefined });
  const client = useQueryClient();
  // A board, a calendar or a map loads its records itself, and keeps still until it is asked.
  const [shownSince, setShownSince] = useState(() => liveStore.now);
  const changed = useChangedSince(object.name, shownSince);
  const boardText = changed.has(unnamed) ? t('live.someChanges') : changed.size > 0 ? t('live.changes', { count: changed.size }) : undefined;
  const tableText = useWaitingText(list.waiting);
  const news = Body ? boardText : tableText;
  const plural = context.label(object.plural);
  const entry = useListEntry(object, state);
  useOpened(entry.kind === 'page' ? { kind: 'object', object: object.name } : entry);
  const show = () => {
    setShownSince(liveStore.now);
    void client.invalidateQueries({ queryKey: ['records', object.name] });
  };
  return (
    <>
      <title>{`${plural} · Trellis`}</title>
      <PageHeader
        title={plural}
        leading={<Icon name={object.icon} size={20} />}
        aside={
          <>
            <RecordCount object={object.name} filter={state.wholeFilter} search={state.search} count={list.count} capped={list.capped} />
            <StarButton entry={entry} />
          </>
        }
        actions={object.can.create && <CreateButton object={object} />}
      />
      <ListToolbar object={object} state={state} columns={list.columns} by={list.by} context={context} table={Body === undefined} onChange={change} />
      <FilterChips object={object} filter={state.filter} context={context} onChange={(filter) => change((now) => ({ filter: filter(now.filter) }))} />
      {news !== undefined && (
        <div className={classes.hint}>
          <LiveHint text={news} onShow={show} over />
        </div>
      )}
      {pending ? (
        <ListSkeleton />
      ) : Body ? (
        <Suspense fallback={<ListSkeleton />}>
          <Body object={object} view={state.view} filter={state.wholeFilter} search={state.search} context={context} />
        </Suspense>
      ) : (
        <RecordLines object={object} state={state} list={list} context={context} onChange={change} />
      )}
    </>
  );
}

function CreateButton({ object }: { readonly object: ClientObject }) {
  const { t } = useTranslation();
  return (
    <Button component={Link} to={`/records/${object.name}/new`} leftSection={<IconPlus size={16} aria-hidden />} px="sm">
      {t('list.new')}
    </Button>
  );
}
