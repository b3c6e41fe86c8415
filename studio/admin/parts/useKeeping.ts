import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';

/** A write and what takes it back. */
export interface Keeping<T> {
  /** Said when it is done. */
  readonly message: string;
  write(): Promise<T>;
  undo(answer: T): Promise<unknown>;
}

/** Writes what was entered in a panel: says that it was done and offers the way back, or says beside the form why not. */
export function useKeeping(stale: readonly QueryKey[], onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const refresh = () => Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
  const takeBack = async <T>(keeping: Keeping<T>, answer: T) => {
    try {
      await keeping.undo(answer);
      showToast({ message: t('undo.done') });
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, t) });
    }
    await refresh();
  };
  const attempt = async <T>(keeping: Keeping<T>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await keeping.write();
      await refresh();
      showToast({ message: keeping.message, action: { label: t('common.undo'), run: () => void takeBack(keeping, answer) } });
      onDone();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, run: <T>(keeping: Keeping<T>): void => void attempt(keeping) };
}
