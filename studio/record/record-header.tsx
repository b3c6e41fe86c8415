import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconDots, IconHelpCircle, IconPencil, IconShare3, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { WireRecord } from '../api/records.ts';
import { useConversions } from '../convert/useConversions.tsx';
import type { CellContext } from '../fields/field-cell.ts';
import { loadTexts } from '../i18n/start-i18n.ts';
import { columnLabel } from '../list/column-label.ts';
import { listColumn } from '../list/columns.ts';
import { RecordValue } from '../masks/record-value.tsx';
import { StarButton } from '../me/star-button.tsx';
import { useOpened } from '../me/useOpened.ts';
import { type ClientObject, findField } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { usePrintItems } from '../print/usePrintItems.tsx';
import { PageHeader } from '../shell/page-header.tsx';
import { useLoaded } from '../shell/useLoaded.ts';
import { WhyButton } from '../why/why-button.tsx';
import { Freshness } from './freshness.tsx';
import classes from './record-header.module.css';
import { useDeleteRecord } from './useDeleteRecord.ts';

const StagePath = lazy(async () => {
  const [{ StagePath: Path }] = await Promise.all([import('../stages/stage-path.tsx'), loadTexts('boards')]);
  return { default: Path };
});

const loadShareDialog = async () => {
  const [{ ShareDialog }] = await Promise.all([import('../sharing/share-dialog.tsx'), loadTexts('rights')]);
  return ShareDialog;
};

const loadWhyDialog = async () => {
  const [{ WhyDialog }] = await Promise.all([import('../why/why-dialog.tsx'), loadTexts('rights')]);
  return WhyDialog;
};

export interface RecordHeaderProps {
  readonly object: ClientObject;
  readonly record: WireRecord;
  readonly title: string;
  readonly facts: readonly string[];
  /** The field of stages that the layout names. */
  readonly stage: string | undefined;
  readonly context: CellContext;
}

/** The record's name, what one can do with it, and its key facts. */
export function RecordHeader({ object, record, title, facts, stage, context }: RecordHeaderProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const back = <BackButton to={`/records/${object.name}`} label={t('record.backTo', { objects: context.label(object.plural) })} />;
  const entry = { kind: 'record', object: object.name, id: record.id, title } as const;
  useOpened(entry);
  const stages = stage === undefined ? undefined : findField(object, stage);
  const columns = facts.flatMap((path) => listColumn(metadata, object, path) ?? []);
  return (
    <div className={classes.head}>
      <PageHeader title={title} leading={back} aside={<StarButton entry={entry} />} actions={<RecordActions object={object} record={record} title={title} />} />
      <Suspense fallback={null}>{stages && <StagePath object={object} record={record} field={stages} context={context} />}</Suspense>
      {columns.length > 0 && (
        <dl className={classes.facts}>
          {columns.map((column) => (
            <div key={column.path} className={classes.fact}>
              <dt>
                {columnLabel(column, context)}{' '}
                {column.labels.length === 1 && (
                  <WhyButton question={{ object: object.name, record: record.id, field: column.path }} about={columnLabel(column, context)} />
                )}
              </dt>
              <dd>
                <RecordValue object={object.name} record={record} path={column.path} field={column.field} context={context} />
                <Freshness record={record} field={column.path} context={context} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Goes back to where one came from, with its filter and place; to the list when the page was opened by its address. */
function BackButton({ to, label }: { readonly to: string; readonly label: string }) {
  const navigate = useNavigate();
  const { key } = useLocation();
  const opened = key === 'default';
  return (
    <ActionIcon
      component={Link}
      to={to}
      variant="subtle"
      color="gray"
      aria-label={label}
      onClick={(event) => {
        if (opened || event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        void navigate(-1);
      }}
    >
      <IconArrowLeft size={18} aria-hidden />
    </ActionIcon>
  );
}

function RecordActions({ object, record, title }: { readonly object: ClientObject; readonly record: WireRecord; readonly title: string }) {
  const { t } = useTranslation();
  const remove = useDeleteRecord(object, record.id, title);
  const [dialog, setDialog] = useState<'share' | 'why'>();
  const [ShareDialog, askForShare] = useLoaded(loadShareDialog);
  const [WhyDialog, askForWhy] = useLoaded(loadWhyDialog);
  const conversions = useConversions(object, record, title);
  const prints = usePrintItems(object, record);
  const close = () => setDialog(undefined);
  return (
    <>
      {object.can.update && (
        <Button component={Link} to={`/records/${object.name}/${record.id}/edit`} variant="default" leftSection={<IconPencil size={16} aria-hidden />} px="sm">
          {t('record.edit')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('record.more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {conversions.items}
          {prints}
          {object.can.share && (
            <Menu.Item leftSection={<IconShare3 size={16} aria-hidden />} onClick={() => askForShare(() => setDialog('share'))}>
              {t('record.share')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconHelpCircle size={16} aria-hidden />} onClick={() => askForWhy(() => setDialog('why'))}>
            {t('why.record')}
          </Menu.Item>
          {object.can.delete && (
            <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
              {t('record.delete')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {conversions.dialog}
      {dialog === 'share' && ShareDialog && <ShareDialog object={object.name} id={record.id} title={title} onClose={close} />}
      {dialog === 'why' && WhyDialog && <WhyDialog question={{ object: object.name, record: record.id }} title={title} onClose={close} />}
    </>
  );
}
