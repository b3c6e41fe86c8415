import { Button, Group, Modal, Radio, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportRecords } from '../../api/records/exports.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { showToast } from '../../shell/toast.tsx';
import type { ListColumn } from '../columns.ts';
import { exportRefusal } from './export-refusal.ts';
import { type Exported, exportRequest, longestReason, shortestReason } from './export-request.ts';
import { saveFile } from './save-file.ts';

export interface ExportDialogProps {
  readonly object: ClientObject;
  readonly state: Exported;
  readonly columns: readonly ListColumn[];
  /** Which records, in words; those of the list unless it says otherwise. */
  readonly scope?: string;
  readonly onClose: () => void;
}

/** Asks what the list is exported for, and says that it is logged. */
export function ExportDialog({ object, state, columns, scope, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const [reason, setReason] = useState('');
  const [format, setFormat] = useState<'csv' | 'json'>('csv');
  const [shown, setShown] = useState(true);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      const file = await exportRecords(object.name, exportRequest(state, shown ? columns : undefined, { format, reason }));
      saveFile(file);
      showToast({ message: t('export.done', { file: file.name }) });
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('export.title', { objects: label(object.plural) })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Text>{scope ?? t('export.scope')}</Text>
          <Textarea
            label={t('export.reason')}
            description={t('export.logged')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={longestReason}
            required
            autosize
            minRows={2}
            maxRows={6}
            data-autofocus
          />
          <Radio.Group label={t('export.columns')} value={shown ? 'shown' : 'all'} onChange={(choice) => setShown(choice === 'shown')}>
            <Group mt={4} style={{ gap: '8px 24px' }}>
              <Radio value="shown" label={t('export.shown')} />
              <Radio value="all" label={t('export.all')} />
            </Group>
          </Radio.Group>
          <SegmentedControl
            aria-label={t('export.format')}
            value={format}
            onChange={(choice) => setFormat(choice === 'json' ? 'json' : 'csv')}
            data={[
              { value: 'csv', label: t('export.csv') },
              { value: 'json', label: t('export.json') },
            ]}
          />
          {failure !== undefined && (
            <Text c="var(--mantine-color-error)" role="alert">
              {exportRefusal(failure, t)}
            </Text>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={reason.trim().length < shortestReason}>
              {t('export.start')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
