import { Button, Progress, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportInspected } from '../../../schemas/generated/api.ts';
import { sendForImport } from '../../api/imports.ts';
import { ImportProblem } from '../import-problem.tsx';
import classes from './file-drop.module.css';

export interface FileDropProps {
  /** The object to import into, where somebody came from its list. */
  readonly object: string | undefined;
  readonly note: string | undefined;
  readonly onTaken: (inspected: ImportInspected) => void;
}

interface Sending {
  readonly name: string;
  readonly part: number;
  readonly abort: AbortController;
}

/** Takes a file by dropping or choosing, and shows how far it is sent. */
export function FileDrop({ object, note, onTaken }: FileDropProps) {
  const { t } = useTranslation('imports');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending>();
  const [failure, setFailure] = useState<unknown>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    const abort = new AbortController();
    setFailure(undefined);
    setSending({ name: file.name, part: 0, abort });
    try {
      const onProgress = (part: number) => setSending({ name: file.name, part, abort });
      onTaken(await sendForImport({ file, object, onProgress, signal: abort.signal }));
    } catch (error) {
      if (!(error instanceof DOMException)) setFailure(error);
    } finally {
      setSending(undefined);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <section
      className={classes.zone}
      data-over={over || undefined}
      aria-label={t('drop.label')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {sending ? (
        <SendingFile sending={sending} />
      ) : (
        <Stack align="center" gap={6}>
          <IconFileSpreadsheet size={32} stroke={1.5} aria-hidden className={classes.icon} />
          <Text fw={600}>{t('drop.title')}</Text>
          <Text size="sm" c="dimmed">
            {t('drop.or')}
          </Text>
          <Button onClick={() => input.current?.click()}>{t('drop.choose')}</Button>
          <Text size="sm" c="dimmed">
            {note ?? t('drop.kinds')}
          </Text>
          {failure !== undefined && <ImportProblem error={failure} />}
        </Stack>
      )}
      <VisuallyHidden>
        <input
          ref={input}
          type="file"
          tabIndex={-1}
          aria-label={t('drop.label')}
          accept=".xlsx,.csv,.tsv,.txt,.gz"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </VisuallyHidden>
    </section>
  );
}

function SendingFile({ sending: { name, part, abort } }: { readonly sending: Sending }) {
  const { t } = useTranslation('imports');
  const text = part < 1 ? t('drop.sending', { name }) : t('drop.reading', { name });
  return (
    <Stack align="center" gap="sm" w="min(420px, 100%)" mx="auto">
      <Text role="status">{text}</Text>
      <Progress.Root w="100%">
        <Progress.Section value={Math.round(part * 100)} animated={part >= 1} striped={part >= 1} aria-label={text} />
      </Progress.Root>
      <Button variant="default" size="xs" onClick={() => abort.abort()}>
        {t('drop.stop')}
      </Button>
    </Stack>
  );
}
