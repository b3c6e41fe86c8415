import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { cellAlign } from '../../fields/cell-align.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { fieldCells } from '../../fields/registry.ts';
import { isBlank } from '../../fields/wire-value.ts';
import { formatDateTime } from '../../format/format-date.ts';
import { formatNumber } from '../../format/format-number.ts';
import { dots } from '../../masks/masked-value.tsx';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { valueAt } from '../../metadata/field-path.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { useMe } from '../../session/useMe.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { columnLabel } from '../column-label.ts';
import { type ListColumn, listFields } from '../columns.ts';
import type { GroupField } from '../groups/group-field.ts';
import { useGroups } from '../groups/useGroups.ts';
import type { ListState } from '../state/useListState.ts';
import { loadForPrint, mostPrinted, type PrintedRows } from './load-for-print.ts';
import classes from './printed-list.module.css';

export interface PrintedListProps {
  readonly object: ClientObject;
  readonly state: ListState;
  readonly columns: readonly ListColumn[];
  readonly by: GroupField | undefined;
  readonly context: CellContext;
  readonly onDone: () => void;
}

const noSums: readonly string[] = [];

/** The list on paper: its name, filter, time and reader, then all its rows beneath the heads of their groups. Opens the printing of the browser. */
export function PrintedList({ object, state, columns, by, context, onDone }: PrintedListProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const { wholeFilter: filter, search, sort } = state;
  const { groups, query } = useGroups({ object: object.name, filter, search, sums: noSums }, by, context);
  const ready = by === undefined || query.isSuccess;
  const request = { object: object.name, fields: listFields(metadata, object, columns), filter, search, sort };
  const rows = useQuery({
    queryKey: ['print', request, by?.path, by?.bucket],
    queryFn: ({ signal }) => loadForPrint(request, by ? groups : undefined, signal),
    enabled: ready,
    gcTime: 0,
    staleTime: 0,
  });
  const { data, error } = rows;
  useEffect(() => {
    if (!data) return;
    window.print();
    onDone();
  }, [data, onDone]);
  const failed = error ?? query.error;
  useEffect(() => {
    if (!failed) return;
    showToast({ tone: 'failed', message: problemText(failed, t) });
    onDone();
  }, [failed, onDone, t]);
  return data ? createPortal(<Paper object={object} state={state} columns={columns} context={context} printed={data} />, document.body) : null;
}

type PaperProps = Pick<PrintedListProps, 'object' | 'state' | 'columns' | 'context'> & { readonly printed: PrintedRows };

function Paper({ object, state, columns, context, printed }: PaperProps) {
  const { t } = useTranslation('lists');
  const me = useMe();
  const view = state.chosen && context.label(state.chosen.label);
  const said = [state.wholeFilter, state.search === '' ? '' : t('print.search', { text: state.search })].filter((text) => text !== '');
  return (
    <div className={classes.paper} data-print-page>
      <header>
        <h1 className={classes.title}>
          {context.label(object.plural)}
          {view !== undefined && ` · ${view}`}
        </h1>
        <p className={classes.facts}>
          {t('print.by', { at: formatDateTime(new Date().toISOString(), context.locale, context.zone), name: me.name })}
          {' · '}
          {t('print.rows', { count: printed.count, number: formatNumber(printed.count, context.locale) })}
          {printed.cut && ` · ${t('print.cut', { most: formatNumber(mostPrinted, context.locale) })}`}
        </p>
        {said.length > 0 && <p className={classes.facts}>{t('print.filter', { filter: said.join(' · ') })}</p>}
      </header>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.path} style={{ textAlign: cellAlign(column.field) }}>
                {columnLabel(column, context)}
              </th>
            ))}
          </tr>
        </thead>
        {printed.parts.map((part) => (
          <tbody key={part.title ?? ''}>
            {part.title !== undefined && (
              <tr>
                <th colSpan={columns.length} className={classes.group}>
                  {part.title} ({formatNumber(part.count, context.locale)})
                </th>
              </tr>
            )}
            {part.rows.map((record) => (
              <tr key={record.id}>
                {columns.map(({ path, field }) => {
                  const value = valueAt(record, path);
                  const masked = record._masked?.includes(path) === true;
                  return (
                    <td key={path} style={{ textAlign: cellAlign(field) }}>
                      {masked ? dots : isBlank(value) ? '' : fieldCells[field.type].text(value, field, context)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
