import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeRequest } from '../../schemas/generated/api.ts';
import { mergeRecords } from '../api/records/merges.ts';
import { refreshRecords, useUndo } from '../api/records/useUndo.ts';
import { liveStore } from '../live/live-store.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { showToast } from '../shell/toast.tsx';

export interface Merging {
  readonly busy: boolean;
  readonly failure: unknown;
  /** Merges and offers the way back. Answers whether it was done. */
  merge(kept: string, wanted: MergeRequest): Promise<boolean>;
}

/** Merges, and says so. */
export function useMerge(object: ClientObject, onDone: (kept: string) => void): Merging {
  const { t } = useTranslation('merging');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const undo = useUndo();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  // The same choices sent twice (a lost answer) merge once; other choices need another key.
  const attempt = useRef({ body: '', key: '' });
  const merge = async (kept: string, wanted: MergeRequest): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const body = JSON.stringify([kept, wanted]);
      if (attempt.current.body !== body) attempt.current = { body, key: crypto.randomUUID() };
      const { data, operation } = await mergeRecords(object.name, kept, wanted, attempt.current.key);
      liveStore.own(operation);
      onDone(kept);
      showToast({ message: t('done', { count: data.merged.length + 1 }), action: { label: common('common.undo'), run: () => void undo(data.operation) } });
      await refreshRecords(client, data.merged);
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, merge };
}
