import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import { useCellContext } from '../fields/useCellContext.ts';
import { FilterButton } from '../filter/filter-button.tsx';
import { FilterChips } from '../filter/filter-chips.tsx';
import { LiveHint } from '../live/live-hint.tsx';
import { liveStore, unnamed } from '../live/live-store.ts';
import { useChangedIds } from '../live/useChangedIds.ts';
import { StarButton } from '../me/star-button.tsx';
import { useOpened } from '../me/useOpened.ts';
import { type ClientObject, findObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { Icon } from '../shell/icon.tsx';
import { findAddress } from '../shell/navigation/navigation.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useIsPhone } from '../shell/useIsPhone.ts';
import { listColumns, listFields } from './columns.ts';
import { ExportButton } from './export/export-button.tsx';
import { ListBody } from './list-body.tsx';
import classes from './list-page.module.css';
import { RecordCount } from './record-count.tsx';
import { SearchBox } from './search-box.tsx';
import { SortMenu } from './sort-menu.tsx';
import { useListEntry } from './state/useListEntry.ts';
import { useListState } from './state/useListState.ts';
import { useRecordList } from './state/useRecordList.ts';
import { ViewTabs } from './view-tabs.tsx';

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
  const phone = useIsPhone();
  const [state, change] = useListState(metadata, object);
  const columns = useMemo(() => listColumns(metadata, object, state.view), [metadata, object, state.view]);
  const fields = useMemo(() => listFields(metadata, object, columns), [metadata, object, columns]);
  const list = useRecordList({ object: object.name, fields, filter: state.wholeFilter, search: state.search, sort: state.sort });
  const changed = useChangedIds(object.name);
  const plural = context.label(object.plural);
  const entry = useListEntry(object, state);
  useOpened(entry.kind === 'page' ? { kind: 'object', object: object.name } : entry);
  const show = () => {
    liveStore.clear(object.name);
    void list.refetch();
  };
  const sort = (next: string) => change({ sort: next });
  const filter = (next: string) => change({ filter: next });
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
      <div className={classes.toolbar}>
        <ViewTabs object={object.name} views={state.views} current={state.view} />
        <div className={classes.tools}>
          <div className={classes.search}>
            <SearchBox value={state.search} label={t('list.searchIn', { objects: plural })} onSearch={(search) => change({ search })} />
          </div>
          {phone && <SortMenu columns={columns} context={context} sort={state.sort} onSort={sort} />}
          <FilterButton object={object} filter={state.filter} context={context} onChange={filter} />
          {object.can.export && <ExportButton object={object} state={state} columns={columns} />}
        </div>
      </div>
      <FilterChips object={object} filter={state.filter} context={context} onChange={filter} />
      {changed.size > 0 && (
        <div className={classes.hint}>
          <LiveHint text={changed.has(unnamed) ? t('live.someChanges') : t('live.changes', { count: changed.size })} onShow={show} />
        </div>
      )}
      <ListBody
        object={object}
        state={state}
        list={list}
        columns={columns}
        context={context}
        onSort={sort}
        onClear={() => change({ filter: '', search: '' })}
      />
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
