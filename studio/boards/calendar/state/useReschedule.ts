import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRecords, updateRecord, type WireRecord } from '../../../api/records/records.ts';
import { refreshRecords, useUndo } from '../../../api/records/useUndo.ts';
import { liveStore } from '../../../live/live-store.ts';
import type { ClientObject } from '../../../metadata/client-metadata.ts';
import { titlePaths } from '../../../metadata/field-path.ts';
import { useMetadata } from '../../../metadata/useMetadata.ts';
import { showToast } from '../../../shell/toast.tsx';
import { useProblemWords } from '../../../stages/useProblemWords.ts';
import { type CalendarEvent, type Times, timesToWrite } from '../events/calendar-event.ts';
import { conflictFilter } from '../events/conflicts.ts';
import type { CalendarConfig } from './calendar-config.ts';

/** A move that would overlap others, waiting for a decision. */
export interface AskedReschedule {
  readonly event: CalendarEvent;
  readonly others: readonly WireRecord[];
  readonly decide: (goOn: boolean) => void;
}

export interface Reschedule {
  /** Gives an event other times; it stands there at once. */
  readonly move: (event: CalendarEvent, times: Times) => Promise<void>;
  /** Times by id of what is on its way. */
  readonly moving: ReadonlyMap<string, Times>;
  readonly asked: AskedReschedule | undefined;
}

const none: ReadonlyMap<string, Times> = new Map();

/** Moves events with a way back; what would overlap others that are alike is asked about first, among all records and not only those on screen. */
export function useReschedule(object: ClientObject, config: CalendarConfig | undefined, zone: string): Reschedule {
  const { t } = useTranslation();
  const { t: words } = useTranslation('boards');
  const client = useQueryClient();
  const metadata = useMetadata();
  const undo = useUndo();
  const { ofError } = useProblemWords();
  const [moving, setMoving] = useState(none);
  const [asked, setAsked] = useState<AskedReschedule>();
  const move = useCallback(
    async (event: CalendarEvent, times: Times) => {
      if (!config) return;
      const written = timesToWrite(times, config.fields, event.ends, zone);
      setMoving((before) => new Map(before).set(event.id, times));
      try {
        const filter = conflictFilter(event, written, config.fields, config.conflicts);
        const others = filter === undefined ? [] : await overlapping(object, filter, titlePaths(metadata, object.name));
        if (others.length > 0 && !(await decision(event, others, setAsked))) return;
        const { operation } = await updateRecord(object.name, event.id, written, undefined);
        liveStore.own(operation);
        const message = words('calendar.moved', { title: event.title });
        showToast(operation === undefined ? { message } : { message, action: { label: t('common.undo'), run: () => void undo(operation) } });
        await refreshRecords(client);
      } catch (error) {
        showToast({ tone: 'failed', message: ofError(error) });
      } finally {
        setMoving((before) => new Map([...before].filter(([id]) => id !== event.id)));
      }
    },
    [config, zone, object, metadata, words, t, undo, client, ofError],
  );
  return { move, moving, asked };
}

async function overlapping(object: ClientObject, filter: string, titles: readonly string[]): Promise<readonly WireRecord[]> {
  return (await listRecords(object.name, { filter, fields: titles.join(','), limit: 5, count: 'none' })).items;
}

function decision(event: CalendarEvent, others: readonly WireRecord[], show: (asked: AskedReschedule | undefined) => void): Promise<boolean> {
  return new Promise((resolve) => {
    show({
      event,
      others,
      decide: (goOn) => {
        show(undefined);
        resolve(goOn);
      },
    });
  });
}
