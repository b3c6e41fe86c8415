import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createRecord } from '../../api/records/records.ts';
import { refreshRecords, useUndo } from '../../api/records/useUndo.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { isComposing } from '../../keys/is-composing.ts';
import { liveStore } from '../../live/live-store.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';

export interface QuickAddProps {
  readonly object: ClientObject;
  /** Its link to any record. */
  readonly link: string;
  readonly owner: { readonly object: string; readonly id: string };
}

/** One line that makes a record about this one from its title alone, for what hangs on any record, such as tasks. */
export function QuickAdd({ object, link, owner }: QuickAddProps) {
  const { t } = useTranslation('record');
  const label = useLabel();
  const [text, setText] = useState('');
  const add = useAdd({ object, link, owner });
  const sending = useRef(false);
  const title = findField(object, object.title);
  if (findField(object, link)?.type !== 'any_link' || !object.can.create || title?.type !== 'text' || title.read_only) return null;
  const send = async (event: KeyboardEvent) => {
    const written = text.trim();
    // An input method confirms its word with Enter, too.
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || written === '' || sending.current) return;
    event.preventDefault();
    sending.current = true;
    try {
      if (await add(written)) setText('');
    } finally {
      sending.current = false;
    }
  };
  return (
    <TextInput
      size="sm"
      variant="unstyled"
      px={12}
      leftSection={<IconPlus size={14} aria-hidden />}
      aria-label={t('tasks.add', { object: label(object.label) })}
      placeholder={t('tasks.placeholder', { object: label(object.label) })}
      value={text}
      maxLength={title.options.max_length ?? 200}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => void send(event)}
    />
  );
}

function useAdd({ object, link, owner }: QuickAddProps): (title: string) => Promise<boolean> {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const label = useLabel();
  const client = useQueryClient();
  const undo = useUndo();
  return async (title) => {
    try {
      const values = { [object.title]: title, [link]: { object: owner.object, id: owner.id } };
      const { operation } = await createRecord(object.name, values, crypto.randomUUID());
      liveStore.own(operation);
      const message = t('tasks.added', { object: label(object.label), title });
      showToast(operation === undefined ? { message } : { message, action: { label: common('common.undo'), run: () => void undo(operation) } });
      await refreshRecords(client);
      return true;
    } catch (error) {
      showToast({ tone: 'failed', message: problemText(error, common) });
      return false;
    }
  };
}
