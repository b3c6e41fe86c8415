import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ConversionPreview } from '../../schemas/generated/api.ts';
import { convertRecord } from '../api/records/conversions.ts';
import { refreshRecords, useUndo } from '../api/records/useUndo.ts';
import { fieldInputs } from '../fields/inputs.ts';
import { liveStore } from '../live/live-store.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { showToast } from '../shell/toast.tsx';
import { conversionRequest, type StepChoices } from './conversion-choices.ts';

interface Converting {
  readonly preview: ConversionPreview;
  readonly title: string;
  readonly onDone: () => void;
}

/** Converts, opens the first record that came of it and offers the way back. */
export function useConvert({ preview, title, onDone }: Converting) {
  const { t } = useTranslation('data');
  const { t: common } = useTranslation();
  const metadata = useMetadata();
  const client = useQueryClient();
  const navigate = useNavigate();
  const undo = useUndo();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  // The same choices sent twice (a lost answer) convert once; other choices need another key.
  const attempt = useRef({ body: '', key: '' });
  const takeBack = async (operation: string) => {
    // First away from what is about to go.
    await navigate(`/records/${preview.object}/${preview.id}`);
    await undo(operation);
  };
  const convert = async (choices: StepChoices) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const wanted = conversionRequest(preview, choices, { metadata, inputs: fieldInputs });
      const body = JSON.stringify(wanted);
      if (attempt.current.body !== body) attempt.current = { body, key: crypto.randomUUID() };
      const { data, operation } = await convertRecord(preview.conversion, preview.id, wanted, attempt.current.key);
      liveStore.own(operation);
      onDone();
      const first = data.records.find(({ taken }) => !taken) ?? data.records[0];
      if (first) await navigate(`/records/${first.object}/${first.id}`);
      showToast({ message: t('convert.done', { title }), action: { label: common('common.undo'), run: () => void takeBack(data.operation) } });
      await refreshRecords(client);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, convert };
}
