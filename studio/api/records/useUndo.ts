import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { liveStore } from '../../live/live-store.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { followUndo } from '../../shell/undo-progress.tsx';
import { ProblemError } from '../problem.ts';
import { getOperation, type Operation, undoOperation } from './operations.ts';

/**
 * Takes an operation back and says what came of it: later edits of others are kept and counted. An undo of many records goes on in the
 * background: a note tells how far it is, and the promise resolves when it is over.
 */
export function useUndo(): (operation: string) => Promise<boolean> {
  const client = useQueryClient();
  const { t } = useTranslation();
  return useCallback(
    async function undo(operation: string): Promise<boolean> {
      try {
        const answer = await undoOrFind(operation);
        liveStore.own(answer.operation);
        const state = 'undone' in answer ? undefined : await followUndo(answer);
        await refreshRecords(client);
        const kept = 'undone' in answer ? answer.kept.length : (state?.kept_count ?? 0);
        if (state !== undefined && state.status !== 'done') {
          tellUnfinished(state, t, () => void undo(operation));
          return false;
        }
        showToast({ message: kept > 0 ? t('undo.kept', { count: kept }) : t('undo.done') });
        return true;
      } catch (error) {
        showToast({ tone: 'failed', message: problemText(error, t) });
        return false;
      }
    },
    [client, t],
  );
}

/** Undoes; where an undo of the operation is under way already, that is the one to follow. */
async function undoOrFind(operation: string): ReturnType<typeof undoOperation> {
  try {
    return await undoOperation(operation);
  } catch (error) {
    const other = error instanceof ProblemError && error.code === 'cannot_undo' ? error.members.undo : undefined;
    if (typeof other !== 'string') throw error;
    const { id, status, done = 0, total = 0 } = await getOperation(other);
    if (status !== 'running') throw error;
    return { operation: id, status, done, total };
  }
}

function tellUnfinished({ status, done = 0, total = 0, issues = [] }: Operation, t: TFunction, goOn: () => void): void {
  const action = { label: t('undo.goOn'), run: goOn };
  if (status === 'cancelled') showToast({ message: t('undo.stopped', { done, total }), action });
  else showToast({ tone: 'failed', message: t('undo.failed', { done, total, reason: issues[0]?.message ?? t('problems.unknown') }), action });
}

/**
 * Loads again what shows records: after a write any list, title or roll-up may read differently. What is asked by the ids of records that are
 * `gone` is left alone: it may still be on the screen for a moment, and there is nothing to answer.
 */
export async function refreshRecords(client: ReturnType<typeof useQueryClient>, gone: readonly string[] = []): Promise<void> {
  const predicate = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean => !queryKey.flat().some((part) => gone.some((id) => id === part));
  await Promise.all(['records', 'record', 'history', 'timeline'].map((key) => client.invalidateQueries({ queryKey: [key], predicate })));
}
