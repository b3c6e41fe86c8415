import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLoaded } from '../../shell/useLoaded.ts';
import type { ExportDialogProps } from './export-dialog.tsx';

const loadDialog = async () => (await import('./export-dialog.tsx')).ExportDialog;

/** Opens the dialog that asks what the export is for. */
export function ExportButton({ object, state, columns }: Omit<ExportDialogProps, 'onClose' | 'scope'>) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const [ExportDialog, askFor] = useLoaded(loadDialog);
  return (
    <>
      <ActionIcon variant="default" size={36} aria-label={t('export.export')} title={t('export.export')} aria-haspopup="dialog" onClick={() => askFor(open)}>
        <IconDownload size={18} aria-hidden />
      </ActionIcon>
      {opened && ExportDialog && <ExportDialog object={object} state={state} columns={columns} onClose={close} />}
    </>
  );
}
