import { Button, Group, Loader, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { BulkPreview } from './bulk-preview.tsx';
import type { Which } from './chosen-records.ts';
import { useBulk } from './useBulk.ts';

export interface BulkDialogProps {
  readonly object: ClientObject;
  readonly context: CellContext;
  readonly which: Which;
  readonly onClose: () => void;
  /** The change is made. */
  readonly onDone: () => void;
}

/** Tells how many records would go and which must stay, then deletes them; undo brings them back. */
export function BulkDeleteDialog({ object, context, which, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation('lists');
  const { t: common } = useTranslation();
  const bulk = useBulk(object);
  const request = { ...which, op: 'delete' as const };
  const first = useRef(() => bulk.tryOut(request));
  useEffect(() => void first.current(), []);
  const run = async () => {
    if (!(await bulk.run(request))) return;
    onClose();
    onDone();
  };
  const { preview } = bulk;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('bulk.deleteTitle', { objects: context.label(object.plural) })}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <Stack gap="md">
        {preview ? (
          <BulkPreview object={object} context={context} answer={preview} set={[]} />
        ) : (
          bulk.busy && <Loader size="sm" aria-label={t('bulk.trying')} />
        )}
        {preview && <Text c="dimmed">{t('bulk.deleteBack')}</Text>}
        {bulk.failure !== undefined && (
          <Text c="var(--mantine-color-error)" role="alert">
            {bulk.failure}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {common('common.cancel')}
          </Button>
          <Button color="red.9" loading={bulk.busy && preview !== undefined} disabled={!preview || preview.changed === 0} onClick={() => void run()}>
            {t('bulk.deleteNow', { count: preview?.changed ?? 0 })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
