import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { liveStore } from '../live/live-store.ts';
import { problemText } from '../shell/problem-text.ts';
import { showToast } from '../shell/toast.tsx';
import { undoOperation } from './records.ts';

/** Takes an operation back and says what came of it: later edits of others are kept and counted. */
export function useUndo(): (operation: string) => Promise<boolean> {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useCallback(
    async (operation) => {
      try {
        const answer = await undoOperation(operation);
        liveStore.own(answer.operation);
        await refreshRecords(client);
        showToast({ message: answer.kept.length > 0 ? t('undo.kept', { count: answer.kept.length }) : t('undo.done') });
        return true;
      } catch (error) {
        showToast({ tone: 'failed', message: problemText(error, t) });
        return false;
      }
    },
    [client, t],
  );
}

/** Loads again what shows records: after a write any list, title or roll-up may read differently. */
export async function refreshRecords(client: ReturnType<typeof useQueryClient>): Promise<void> {
  await Promise.all(['records', 'record', 'history'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}
