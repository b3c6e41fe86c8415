import { Button, Drawer, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createRecord, type WireRecord } from '../../api/records/records.ts';
import { refreshRecords, useUndo } from '../../api/records/useUndo.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { liveStore } from '../../live/live-store.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import classes from './log-sheet.module.css';
import { kindsOf, type LogKind, type LogRule, logValues } from './log-values.ts';

export interface LogSheetProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly log: LogRule;
  /** The object of what is logged. */
  readonly target: ClientObject;
  readonly kind: LogKind;
  readonly onClose: () => void;
}

/** What came of a call: a tap on the result logs it. A note may be written before. */
export function LogSheet({ object, record, log, target, kind: begun, onClose }: LogSheetProps) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const label = useLabel();
  const phone = useIsPhone();
  const kinds = kindsOf(target, log);
  const [kind, setKind] = useState<LogKind>(kinds.includes(begun) ? begun : (kinds[0] ?? begun));
  const [note, setNote] = useState('');
  const { send, busy, problem } = useLog({ object, record, log, target, onClose });
  const outcomes = (findField(target, log.outcome ?? '')?.options.choices ?? []).filter(({ active }) => active !== false);
  const noted = findField(target, log.note ?? '');
  const body = (
    <Stack gap="sm">
      {kinds.length > 1 && (
        <SegmentedControl
          fullWidth
          aria-label={t('log.kind')}
          value={kind}
          // @NOTE the control answers one of the values it was given.
          onChange={(next) => setKind(next as LogKind)}
          data={kinds.map((each) => ({ value: each, label: t(`log.kinds.${each}`) }))}
        />
      )}
      {noted && <Textarea label={label(noted.label)} autosize minRows={2} maxRows={6} value={note} onChange={(event) => setNote(event.currentTarget.value)} />}
      {problem !== undefined && (
        <Text c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      {outcomes.length > 0 ? (
        <fieldset className={classes.outcomes}>
          <legend>{t('log.outcome')}</legend>
          {outcomes.map((choice) => (
            <Button key={choice.key} variant="default" h={44} disabled={busy} onClick={() => void send({ kind, note, outcome: choice.key })}>
              {label(choice.label)}
            </Button>
          ))}
        </fieldset>
      ) : (
        <Group justify="flex-end">
          <Button loading={busy} onClick={() => void send({ kind, note, outcome: undefined })}>
            {common('common.save')}
          </Button>
        </Group>
      )}
    </Stack>
  );
  const closing = { 'aria-label': common('common.close') };
  if (phone)
    return (
      <Drawer
        opened
        onClose={onClose}
        position="bottom"
        size="auto"
        styles={{ content: { flex: '0 0 auto', height: 'auto' } }}
        title={t('log.title')}
        closeButtonProps={closing}
      >
        {body}
      </Drawer>
    );
  return (
    <Modal opened onClose={onClose} title={t('log.title')} closeButtonProps={closing}>
      {body}
    </Modal>
  );
}

interface Said {
  readonly kind: LogKind;
  readonly note: string;
  readonly outcome: string | undefined;
}

function useLog({ object, record, log, target, onClose }: Omit<LogSheetProps, 'kind'>) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const undo = useUndo();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  // A lost answer is asked for again without logging twice.
  const [key] = useState(() => crypto.randomUUID());
  const [at] = useState(() => new Date().toISOString());
  const send = async (said: Said) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const values = logValues(target, log, { ...said, at, from: { object: object.name, id: record.id } });
      const { operation } = await createRecord(target.name, values, `${key}-${said.kind}-${said.outcome ?? 'none'}`);
      liveStore.own(operation);
      onClose();
      const message = t('log.done');
      showToast(operation === undefined ? { message } : { message, action: { label: common('common.undo'), run: () => void undo(operation) } });
      await refreshRecords(client);
    } catch (error) {
      setProblem(problemText(error, common));
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, problem };
}
