import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowsJoin2, IconDots, IconHelpCircle, IconHelpOff, IconPencil, IconPhonePlus, IconShare3, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { WireRecord } from '../../api/records/records.ts';
import { useWatchItems } from '../../collaboration/notifications/useWatchItems.tsx';
import { useConversions } from '../../convert/useConversions.tsx';
import { loadTexts } from '../../i18n/start-i18n.ts';
import { useMerging } from '../../merging/useMerging.tsx';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { usePrintItems } from '../../print/usePrintItems.tsx';
import { useIsPhone } from '../../shell/useIsPhone.ts';
import { useLoaded } from '../../shell/useLoaded.ts';
import type { Logging } from '../log/useLogging.tsx';
import { NeighbourButtons } from '../neighbours/neighbour-buttons.tsx';
import { useDeleteRecord } from './useDeleteRecord.ts';

const loadShareDialog = async () => {
  const [{ ShareDialog }] = await Promise.all([import('../../sharing/share-dialog.tsx'), loadTexts('rights')]);
  return ShareDialog;
};

const loadWhyDialog = async () => {
  const [{ WhyDialog }] = await Promise.all([import('../../why/why-dialog.tsx'), loadTexts('rights')]);
  return WhyDialog;
};

/** Where nothing can be pointed at, the questions beside fields are shown when they are asked for. */
export interface Whys {
  readonly shown: boolean;
  toggle(): void;
}

export interface RecordActionsProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly title: string;
  readonly logging: Logging | undefined;
  readonly whys: Whys;
}

/** What can be done with a record: the next one, logging a call, editing, and the rest behind a menu. */
export function RecordActions({ object, record, title, logging, whys }: RecordActionsProps) {
  const { t } = useTranslation();
  const { t: text } = useTranslation('record');
  const remove = useDeleteRecord(object, record.id, title);
  const [dialog, setDialog] = useState<'share' | 'why'>();
  const [ShareDialog, askForShare] = useLoaded(loadShareDialog);
  const [WhyDialog, askForWhy] = useLoaded(loadWhyDialog);
  const conversions = useConversions(object, record, title);
  const navigate = useNavigate();
  const merging = useMerging(object, (kept) => void navigate(`/records/${object.name}/${kept}`));
  const prints = usePrintItems(object, record);
  const watch = useWatchItems(object.name, record.id);
  const phone = useIsPhone();
  const close = () => setDialog(undefined);
  return (
    <>
      <NeighbourButtons object={object.name} id={record.id} />
      {logging && !phone && (
        <Button variant="default" leftSection={<IconPhonePlus size={16} aria-hidden />} px="sm" onClick={() => logging.open()}>
          {text('log.open')}
        </Button>
      )}
      {object.can.update && (
        <Button component={Link} to={`/records/${object.name}/${record.id}/edit`} variant="default" leftSection={<IconPencil size={16} aria-hidden />} px="sm">
          {t('record.edit')}
        </Button>
      )}
      <Menu position="bottom-end" onOpen={watch.load}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('record.more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {conversions.items}
          {prints}
          {watch.items}
          {object.can.merge && (
            <Menu.Item leftSection={<IconArrowsJoin2 size={16} aria-hidden />} onClick={() => merging.open([record.id])}>
              {text('merge.open')}
            </Menu.Item>
          )}
          {object.can.share && (
            <Menu.Item leftSection={<IconShare3 size={16} aria-hidden />} onClick={() => askForShare(() => setDialog('share'))}>
              {t('record.share')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconHelpCircle size={16} aria-hidden />} onClick={() => askForWhy(() => setDialog('why'))}>
            {t('why.record')}
          </Menu.Item>
          <Menu.Item
            leftSection={whys.shown ? <IconHelpOff size={16} aria-hidden /> : <IconHelpCircle size={16} aria-hidden />}
            onClick={whys.toggle}
            hiddenFrom="sm"
          >
            {text(whys.shown ? 'why.hide' : 'why.show')}
          </Menu.Item>
          {object.can.delete && (
            <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
              {t('record.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {conversions.dialog}
      {merging.dialog}
      {dialog === 'share' && ShareDialog && <ShareDialog object={object.name} id={record.id} title={title} onClose={close} />}
      {dialog === 'why' && WhyDialog && <WhyDialog question={{ object: object.name, record: record.id }} title={title} onClose={close} />}
    </>
  );
}
