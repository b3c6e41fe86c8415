import { useTranslation } from 'react-i18next';
import type { CellContext } from '../fields/field-cell.ts';
import { FilterButton } from '../filter/filter-button.tsx';
import { DuplicatesLink } from '../merging/duplicates-link.tsx';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useIsPhone } from '../shell/useIsPhone.ts';
import type { ListColumn } from './columns.ts';
import { ExportButton } from './export/export-button.tsx';
import type { GroupField } from './groups/group-field.ts';
import { ImportLink } from './import-link.tsx';
import classes from './list-page.module.css';
import { PrintButton } from './print/print-button.tsx';
import { SearchBox } from './search-box.tsx';
import { SetupButton } from './setup/setup-button.tsx';
import { SortMenu } from './sort-menu.tsx';
import type { ChangeList, ListState } from './state/useListState.ts';
import { ViewButton } from './views/view-button.tsx';
import { ViewTabs } from './views/view-tabs.tsx';

export interface ListToolbarProps {
  readonly object: ClientObject;
  readonly state: ListState;
  readonly columns: readonly ListColumn[];
  readonly by: GroupField | undefined;
  readonly context: CellContext;
  /** The view is a table: it has columns to be set up, sorted and printed. */
  readonly table: boolean;
  readonly onChange: ChangeList;
}

/** Views at the left, and what narrows, orders and takes the list elsewhere at the right. */
export function ListToolbar({ object, state, columns, by, context, table, onChange }: ListToolbarProps) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const plural = context.label(object.plural);
  return (
    <div className={classes.toolbar}>
      <div className={classes.views}>
        <ViewTabs object={object.name} views={state.views} current={state.chosen} changed={state.changed} />
        <ViewButton object={object} state={state} />
      </div>
      <div className={classes.tools}>
        <div className={classes.search}>
          <SearchBox value={state.search} label={t('list.searchIn', { objects: plural })} onSearch={(search) => onChange({ search })} />
        </div>
        {phone && table && (
          <SortMenu columns={columns} context={context} sort={state.sort} onSort={(sort) => onChange(({ sort: now }) => ({ sort: sort(now) }))} />
        )}
        <FilterButton object={object} filter={state.filter} context={context} onChange={(filter) => onChange({ filter })} />
        {table && <SetupButton object={object} columns={columns} state={state} context={context} onChange={onChange} />}
        <DuplicatesLink object={object} />
        {object.can.import && <ImportLink object={object} />}
        {object.can.export && <ExportButton object={object} state={state} columns={columns} />}
        {table && !phone && <PrintButton object={object} state={state} columns={columns} by={by} context={context} />}
      </div>
    </div>
  );
}
