import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem.ts';
import { getRecord, updateRecord, type WireRecord } from '../../api/records/records.ts';
import { refreshRecords, useUndo } from '../../api/records/useUndo.ts';
import { writtenValue } from '../../fields/field-input.ts';
import { fieldInputs } from '../../fields/inputs.ts';
import { liveStore } from '../../live/live-store.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { titlePaths } from '../../metadata/field-path.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { showToast } from '../../shell/toast.tsx';
import type { ListColumn } from '../columns.ts';
import { cellFault, isConflict } from './cell-fault.ts';
import { patchLists } from './patch-lists.ts';
import type { Editing } from './useEditing.ts';

export interface CellSave {
  readonly column: ListColumn;
  readonly record: WireRecord;
  /** As the input of the field gave it. */
  readonly value: unknown;
  /** Saves over this version; that of the record unless it is given. */
  readonly version?: number | undefined;
}

/**
 * Saves a cell: the list shows the new value at once, and the old one again where the server refuses it. Then the cell opens anew with what was
 * typed and what is wrong with it. Each save offers undo; what somebody else changed meanwhile is shown side by side.
 */
export function useSaveCell(object: ClientObject, editing: Pick<Editing, 'edit' | 'clash'>): (save: CellSave) => Promise<void> {
  const { t } = useTranslation();
  const { t: own } = useTranslation('lists');
  const client = useQueryClient();
  const metadata = useMetadata();
  const undo = useUndo();
  const reload = async ({ record, column }: CellSave): Promise<WireRecord> => {
    const paths = [...new Set([...titlePaths(metadata, object.name), ...column.request])];
    return getRecord(object.name, record.id, paths);
  };
  const refused = async (save: CellSave, error: unknown) => {
    const { column, record, value } = save;
    patchLists(client, object.name, record.id, (now) => ({ ...now, [column.path]: record[column.path] }));
    if (isConflict(error)) {
      editing.clash({ column, current: await reload(save), mine: value });
      return;
    }
    const fault = cellFault(error, column.path, t);
    if (fault.beside) editing.edit({ id: record.id, path: column.path, typed: value, error: fault.text });
    else showToast({ tone: 'failed', message: fault.text });
  };
  return async (save) => {
    const { column, record, value, version = record.version } = save;
    const { path, field } = column;
    const environment = { metadata, inputs: fieldInputs };
    const written = writtenValue(value, field, environment);
    if (JSON.stringify(written) === JSON.stringify(writtenValue(record[path], field, environment))) return;
    patchLists(client, object.name, record.id, (now) => ({ ...now, [path]: value ?? null }));
    try {
      const { operation } = await updateRecord(object.name, record.id, { [path]: written }, version);
      liveStore.own(operation);
      const fresh = await reload(save);
      patchLists(client, object.name, record.id, (now) => ({ ...now, ...fresh }));
      await refreshBesides(client, object.name);
      const message = own('edit.saved');
      showToast(operation === undefined ? { message } : { message, action: { label: t('common.undo'), run: () => void undo(operation) } });
    } catch (error) {
      if (!(error instanceof ProblemError)) await refreshRecords(client);
      await refused(save, error);
    }
  };
}

/** Totals, records and histories read differently now; the list itself keeps its rows where they are. */
async function refreshBesides(client: ReturnType<typeof useQueryClient>, object: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['record', object] }),
    client.invalidateQueries({ queryKey: ['history', object] }),
    client.invalidateQueries({ queryKey: ['records', object, 'totals'] }),
  ]);
}
