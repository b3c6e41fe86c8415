import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useLoaded } from '../../shell/useLoaded.ts';
import type { ListColumn } from '../columns.ts';
import type { ListState } from '../state/useListState.ts';

const loadDialog = async () => (await import('./export-dialog.tsx')).ExportDialog;

export interface ExportButtonProps {
  readonly object: ClientObject;
  readonly state: ListState;
  readonly columns: readonly ListColumn[];
}

/** Opens the dialog that asks what the export is for. */
export function ExportButton({ object, state, columns }: ExportButtonProps) {
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
