import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { updateRecord, type WireRecord } from '../../../api/records/records.ts';
import { refreshRecords, useUndo } from '../../../api/records/useUndo.ts';
import { liveStore } from '../../../live/live-store.ts';
import { problemText } from '../../../shell/problems/problem-text.ts';
import { showToast } from '../../../shell/toast.tsx';

export interface Ticking {
  /** Ids of records that were ticked off here. */
  readonly ticked: ReadonlySet<string>;
  tick(record: WireRecord, title: string): void;
}

/** Ticks records off by setting a field: at once on screen, with a way back in a note. */
export function useTick(object: string, done: { readonly field: string; readonly value?: unknown } | undefined): Ticking {
  const { t } = useTranslation();
  const { t: desk } = useTranslation('desk');
  const client = useQueryClient();
  const undo = useUndo();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const mark = (id: string, on: boolean) => setTicked((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)));
  const tick = (record: WireRecord, title: string) => {
    if (!done) return;
    mark(record.id, true);
    updateRecord(object, record.id, { [done.field]: done.value }, record.version).then(
      ({ operation }) => {
        liveStore.own(operation);
        void refreshRecords(client);
        const back = async () => {
          if (operation !== undefined && (await undo(operation))) mark(record.id, false);
        };
        showToast({
          message: desk('home.ticked', { title }),
          ...(operation === undefined ? {} : { action: { label: t('common.undo'), run: () => void back() } }),
        });
      },
      (error: unknown) => {
        mark(record.id, false);
        showToast({ tone: 'failed', message: problemText(error, t) });
      },
    );
  };
  return { ticked, tick };
}
