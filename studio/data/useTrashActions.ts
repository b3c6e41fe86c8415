import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { purgeRecords, restoreRecord, type TrashItem } from '../api/data.ts';
import { ProblemError } from '../api/problem.ts';
import { refreshRecords } from '../api/records/useUndo.ts';
import { liveStore } from '../live/live-store.ts';
import { problemText } from '../shell/problems/problem-text.ts';
import { showToast } from '../shell/toast.tsx';

/** Restoring and deleting for good. What stands in the way of a restore is told for the first record that it happens to. */
export function useTrashActions(onDone: () => void) {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, common) });
    } finally {
      setBusy(false);
      await refreshRecords(client);
      onDone();
    }
  };
  const restore = (items: readonly TrashItem[]): Promise<void> =>
    run(async () => {
      let restored = 0;
      let refused: { readonly item: TrashItem; readonly error: unknown } | undefined;
      for (const item of items) {
        try {
          liveStore.own(await restoreRecord(item.object, item.id));
          restored += 1;
        } catch (error) {
          refused ??= { item, error };
        }
      }
      if (restored > 0) showToast({ message: t('trash.restored', { count: restored }) });
      if (refused)
        showToast({
          tone: 'failed',
          message: t('trash.refused', { title: refused.item.title, reason: reasonOf(refused.error, (error) => problemText(error, common)) }),
        });
    });
  const purge = (items: readonly TrashItem[]): Promise<void> =>
    run(async () => {
      const { purged, held } = await purgeRecords(items.map(({ object, id }) => ({ object, id })));
      showToast(
        held.length > 0 ? { tone: 'failed', message: t('trash.held', { purged, count: held.length }) } : { message: t('trash.purged', { count: purged }) },
      );
    });
  return { busy, restore, purge };
}

/** The record that must come back first is named. */
function reasonOf(error: unknown, text: (error: unknown) => string): string {
  const title = error instanceof ProblemError && error.code === 'link_in_trash' ? error.members.title : undefined;
  return typeof title === 'string' && title !== '' ? `${text(error)} (${title})` : text(error);
}
