import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CellContext } from '../fields/field-cell.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { EmptyState } from '../shell/pages/empty-state.tsx';
import { ProblemPanel } from '../shell/problems/problem-panel.tsx';
import { useIsPhone } from '../shell/useIsPhone.ts';
import { RecordCards } from './cards/record-cards.tsx';
import { listColumns } from './columns.ts';
import { LazyCellConflict } from './edit/lazy-cell-editor.tsx';
import { useEditing } from './edit/useEditing.ts';
import { ListSkeleton } from './list-skeleton.tsx';
import { LazyBulkBar } from './selection/lazy-bulk-bar.tsx';
import { useSelection } from './selection/useSelection.ts';
import type { useListRecords } from './state/useListRecords.ts';
import type { ChangeList, ListState } from './state/useListState.ts';
import { useColumnWidths } from './table/columns/useColumnWidths.ts';
import { type ListTools, recordsOf } from './table/list-tools.ts';
import { RecordTable } from './table/record-table.tsx';

export interface RecordLinesProps {
  readonly object: ClientObject;
  readonly state: ListState;
  readonly list: ReturnType<typeof useListRecords>;
  readonly context: CellContext;
  readonly onChange: ChangeList;
}

/** The lines of a list, or what stands in their place: on the way, failed, none yet, none that match. */
export function RecordLines({ object, state, list, context, onChange }: RecordLinesProps) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const tools = useTools({ object, state, list, context, onChange });
  if (list.isPending) return <ListSkeleton />;
  if (list.error) return <ProblemPanel error={list.error} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0)
    return state.filter === '' && state.search === '' ? (
      <NoneYet object={object} context={context} />
    ) : (
      <NoneFound onClear={() => onChange({ filter: '', search: '' })} />
    );
  const { selection, editing } = tools;
  return (
    <>
      {phone ? <RecordCards key={placeOf(state)} {...tools} /> : <RecordTable key={placeOf(state)} {...tools} />}
      {list.moreFailed && (
        <Button variant="subtle" m="xs" onClick={list.more}>
          {t('list.moreFailed')}
        </Button>
      )}
      {!phone && selection && (selection.all || selection.ids.size > 0) && (
        <LazyBulkBar object={object} state={state} columns={list.columns} context={context} selection={selection} count={tools.count} />
      )}
      {editing?.conflict && <LazyCellConflict object={object} context={context} conflict={editing.conflict} editing={editing} />}
    </>
  );
}

/** Another view, filter, order or group starts at the top, and with nothing chosen. */
function placeOf({ view, wholeFilter, search, sort }: ListState): string {
  return `${view.name} ${wholeFilter} ${search} ${sort} ${view.group} ${view.bucket}`;
}

/** Everything that the table and the cards show and do. */
function useTools({ object, state, list, context, onChange }: RecordLinesProps): ListTools {
  const loaded = useMemo(() => recordsOf(list.items).map(({ id }) => id), [list.items]);
  const selection = useSelection(`${state.view.name} ${state.wholeFilter} ${state.search}`, loaded);
  const editing = useEditing();
  const metadata = useMetadata();
  const columnWidths = useColumnWidths(object.name, state.view.name);
  const { bulk, export: exporting, update } = object.can;
  return {
    object,
    label: context.label(object.plural),
    columns: list.columns,
    items: list.items,
    context,
    sort: state.sort,
    onSort: (sort) => onChange(({ sort: now }) => ({ sort: sort(now) })),
    onColumns: (paths) => onChange(({ view }) => ({ columns: paths(listColumns(metadata, object, view).map(({ path }) => path)).join(',') })),
    onGroup: (group) => onChange({ group }),
    columnWidths,
    selection: bulk || exporting ? selection : undefined,
    editing: update ? editing : undefined,
    grouping: list.grouping,
    sums: list.sums,
    count: list.capped ? undefined : (list.count ?? undefined),
    hasMore: list.hasMore,
    loadingMore: list.loadingMore,
    onMore: list.more,
  };
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
