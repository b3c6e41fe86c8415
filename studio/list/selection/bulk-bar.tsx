import { Button, CloseButton } from '@mantine/core';
import { IconArrowsJoin2, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import { formatNumber } from '../../format/format-number.ts';
import { useMerging } from '../../merging/useMerging.tsx';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { ListColumn } from '../columns.ts';
import { ExportDialog } from '../export/export-dialog.tsx';
import type { ListState } from '../state/useListState.ts';
import classes from './bulk-bar.module.css';
import { BulkDeleteDialog } from './bulk-delete-dialog.tsx';
import { BulkEditDialog } from './bulk-edit-dialog.tsx';
import { chosenRecords } from './chosen-records.ts';
import type { Selection } from './useSelection.ts';

/** Records that one merge takes. */
const mostMerged = 10;

export interface BulkBarProps {
  readonly object: ClientObject;
  readonly state: ListState;
  readonly columns: readonly ListColumn[];
  readonly context: CellContext;
  readonly selection: Selection;
  /** Records that the list stands for, where that is known. */
  readonly count: number | undefined;
}

/** How many records are chosen, and what can be done with them. Escape lets go of them. */
export function BulkBar({ object, state, columns, context, selection, count }: BulkBarProps) {
  const { t } = useTranslation('lists');
  const { t: common } = useTranslation();
  const [dialog, setDialog] = useState<'edit' | 'delete' | 'export'>();
  const { can } = object;
  const chosen = selection.all ? count : selection.ids.size;
  const number = chosen === undefined ? undefined : formatNumber(chosen, context.locale);
  const clear = selection.clear;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inside = event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], [data-editor], input:not([type="checkbox"])');
      if (event.key === 'Escape' && !event.defaultPrevented && !inside && !document.querySelector('[role="dialog"], [role="menu"]')) clear();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [clear]);
  const merging = useMerging(object, clear);
  const which = chosenRecords(selection, state);
  const close = () => setDialog(undefined);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.bar')}>
      <output className={classes.count}>{number === undefined ? t('bulk.allChosen') : t('bulk.chosen', { count: chosen ?? 0, number })}</output>
      {!selection.all && (
        <Button variant="subtle" size="compact-sm" onClick={selection.chooseAll}>
          {count === undefined ? t('bulk.chooseAllMany') : t('bulk.chooseAll', { number: formatNumber(count, context.locale) })}
        </Button>
      )}
      <span className={classes.gap} />
      {can.bulk && can.update && (
        <Button variant="default" size="xs" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setDialog('edit')}>
          {t('bulk.edit')}
        </Button>
      )}
      {can.merge && !selection.all && selection.ids.size > 1 && selection.ids.size <= mostMerged && (
        <Button variant="default" size="xs" leftSection={<IconArrowsJoin2 size={16} aria-hidden />} onClick={() => merging.open([...selection.ids])}>
          {t('bulk.merge')}
        </Button>
      )}
      {can.export && (
        <Button variant="default" size="xs" leftSection={<IconDownload size={16} aria-hidden />} onClick={() => setDialog('export')}>
          {t('bulk.export')}
        </Button>
      )}
      {can.bulk && can.delete && (
        <Button
          variant="default"
          size="xs"
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => setDialog('delete')}
        >
          {t('bulk.delete')}
        </Button>
      )}
      <CloseButton aria-label={t('bulk.clear')} title={t('bulk.clear')} onClick={clear} />
      {merging.dialog}
      {dialog === 'edit' && <BulkEditDialog object={object} context={context} which={which} onClose={close} onDone={clear} />}
      {dialog === 'delete' && <BulkDeleteDialog object={object} context={context} which={which} onClose={close} onDone={clear} />}
      {dialog === 'export' && (
        <ExportDialog
          object={object}
          state={selection.all ? state : { ...state, ids: [...selection.ids] }}
          columns={columns}
          scope={common('export.scopeChosen')}
          onClose={close}
        />
      )}
    </div>
  );
}
