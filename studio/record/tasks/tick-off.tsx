import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { updateRecord, type WireRecord } from '../../api/records/records.ts';
import { refreshRecords, useUndo } from '../../api/records/useUndo.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { liveStore } from '../../live/live-store.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import type { Ticking } from './useTicking.ts';

export interface TickOffProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly ticking: Ticking;
  readonly context: CellContext;
}

/** Ticks a record off at once, with the way back. */
export function TickOff({ object, record, ticking, context }: TickOffProps) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const undo = useUndo();
  const [pending, setPending] = useState(false);
  const title = context.titleOf(object.name, record) ?? '';
  const done = pending || JSON.stringify(record[ticking.field]) === JSON.stringify(ticking.value);
  const tick = async () => {
    setPending(true);
    try {
      const { operation } = await updateRecord(object.name, record.id, { [ticking.field]: ticking.value }, undefined);
      liveStore.own(operation);
      const message = t('tasks.ticked', { title });
      showToast(operation === undefined ? { message } : { message, action: { label: common('common.undo'), run: () => void undo(operation) } });
      await refreshRecords(client);
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, common) });
    } finally {
      setPending(false);
    }
  };
  return <Checkbox mt={2} size="sm" radius="xl" checked={done} disabled={done} aria-label={t('tasks.tick', { title })} onChange={() => void tick()} />;
}
