import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { deleteRecord } from '../../api/records/records.ts';
import { refreshRecords, useUndo } from '../../api/records/useUndo.ts';
import { liveStore } from '../../live/live-store.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';

/** Deletes a record at once, goes to the list and offers the way back. */
export function useDeleteRecord(object: ClientObject, id: string, title: string): () => void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const undo = useUndo();
  return useCallback(() => {
    const run = async () => {
      const { operation } = await deleteRecord(object.name, id);
      liveStore.own(operation);
      client.removeQueries({ queryKey: ['record', object.name, id] });
      await navigate(`/records/${object.name}`);
      await refreshRecords(client);
      const message = t('record.deleted', { title });
      if (operation === undefined) showToast({ message });
      else showToast({ message, action: { label: t('common.undo'), run: () => void undo(operation) } });
    };
    run().catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, t) }));
  }, [object.name, id, title, client, navigate, undo, t]);
}
