import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getRecord, updateRecord } from '../api/records/records.ts';
import { useUndo } from '../api/records/useUndo.ts';
import { useLabel } from '../i18n/useLabel.ts';
import { liveStore } from '../live/live-store.ts';
import { type ClientField, type ClientObject, findField } from '../metadata/client-metadata.ts';
import { showToast } from '../shell/toast.tsx';
import { missingFields, moveProblem, stageOf } from './stage-rules.ts';
import { useProblemWords } from './useProblemWords.ts';

/** A record on its way into a stage. */
export interface StageMove {
  readonly id: string;
  readonly title: string;
  readonly from: string | null;
  readonly to: string;
}

/** A move that waits for what the stage requires. */
export interface AskedMove {
  readonly move: StageMove;
  readonly fields: readonly ClientField[];
  /** Writes the stage together with these values. Throws ProblemError when refused. */
  readonly save: (values: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly cancel: () => void;
}

export interface StageMoves {
  /** Moves a record and answers whether it is there now. Asks for what is missing, offers undo, and says why where it is refused. */
  readonly move: (move: StageMove) => Promise<boolean>;
  readonly asked: AskedMove | undefined;
}

/** Moves records between the stages of a choice field. `onMoved` loads again what shows them. */
export function useStageMoves(object: ClientObject, field: ClientField, onMoved: () => Promise<void>): StageMoves {
  const [asked, setAsked] = useState<AskedMove>();
  const words = useProblemWords();
  const write = useWrite(object, field, onMoved);
  const ask = useCallback(
    (move: StageMove, fields: readonly ClientField[], version: number | undefined) =>
      new Promise<boolean>((resolve) => {
        const end = (moved: boolean): void => {
          setAsked(undefined);
          resolve(moved);
        };
        const save = async (values: Readonly<Record<string, unknown>>) => {
          await write(move, values, version);
          end(true);
        };
        setAsked({ move, fields, save, cancel: () => end(false) });
      }),
    [write],
  );
  const move = useCallback(
    async (wanted: StageMove): Promise<boolean> => {
      const problem = moveProblem(field, wanted.from, wanted.to);
      if (problem) {
        showToast({ tone: 'failed', message: words.ofMove(problem) });
        return false;
      }
      try {
        const stage = stageOf(field, wanted.to);
        const needed = (stage?.requires ?? []).filter((name) => findField(object, name));
        // Asked for anew: what is on screen need not hold all that the stage requires.
        const record = needed.length > 0 ? await getRecord(object.name, wanted.id, needed) : undefined;
        const missing = record ? missingFields(object, stage, record) : [];
        if (missing.length > 0) return await ask(wanted, missing, record?.version);
        await write(wanted, {}, undefined);
        return true;
      } catch (error) {
        showToast({ tone: 'failed', message: words.ofError(error) });
        return false;
      }
    },
    [object, field, words, ask, write],
  );
  return { move, asked };
}

/** One write of the stage and of what it requires, which one undo takes back. */
function useWrite(object: ClientObject, field: ClientField, onMoved: () => Promise<void>) {
  const { t } = useTranslation();
  const { t: words } = useTranslation('boards');
  const label = useLabel();
  const client = useQueryClient();
  const undo = useUndo();
  return useCallback(
    async ({ id, title, to }: StageMove, values: Readonly<Record<string, unknown>>, version: number | undefined) => {
      const { operation } = await updateRecord(object.name, id, { ...values, [field.name]: to }, version);
      liveStore.own(operation);
      const stage = stageOf(field, to);
      const message = words('stages.moved', { title, stage: stage ? label(stage.label) : to });
      showToast(operation === undefined ? { message } : { message, action: { label: t('common.undo'), run: () => void undo(operation) } });
      await Promise.all([...['record', 'history'].map((key) => client.invalidateQueries({ queryKey: [key, object.name, id] })), onMoved()]);
    },
    [object.name, field, onMoved, client, undo, label, t, words],
  );
}
