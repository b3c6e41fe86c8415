import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconFile, IconFileText, IconFileTypePdf, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../schemas/generated/api.ts';
import { deleteAttachment, restoreAttachment } from '../../api/collaboration/attachments.ts';
import { fileAddress } from '../../api/records/files.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { formatAgo } from '../../format/format-date.ts';
import { formatSize } from '../../format/format-number.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import { type PreviewedFile, previewOf } from './file-preview.tsx';
import classes from './files.module.css';

export interface AttachmentRowProps {
  readonly attachment: Attachment;
  readonly object: string;
  readonly id: string;
  readonly changeable: boolean;
  readonly context: CellContext;
  readonly onShow: (file: PreviewedFile) => void;
}

type Version = Attachment['versions'][number];

/** One file: its picture, name, who sent it, and its former versions when they are asked for. */
export function AttachmentRow({ attachment, object, id, changeable, context, onShow }: AttachmentRowProps) {
  const { t } = useTranslation('record');
  const [opened, { toggle }] = useDisclosure(false);
  const remove = useRemove(attachment, object, id);
  const [latest, ...former] = attachment.versions;
  if (!latest) return null;
  return (
    <li className={classes.item}>
      <div className={classes.row}>
        <Thumbnail version={latest} name={attachment.name} onShow={onShow} />
        <div className={classes.about}>
          <FileName version={latest} name={attachment.name} onShow={onShow} />
          <VersionFacts version={latest} context={context} />
        </div>
        {former.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={opened}>
            {t('files.versions', { count: attachment.versions.length })}
          </Button>
        )}
        <ActionIcon
          component="a"
          href={fileAddress(latest.file.id)}
          download
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('files.download', { name: attachment.name })}
        >
          <IconDownload size={16} aria-hidden />
        </ActionIcon>
        {changeable && (
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('files.delete', { name: attachment.name })} onClick={remove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {opened && (
        <ol className={classes.versions} reversed start={former.length}>
          {former.map((version) => (
            <li key={version.n} value={version.n}>
              <a href={fileAddress(version.file.id)} download className={classes.name}>
                {version.file.name}
              </a>
              <VersionFacts version={version} context={context} />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

interface ShownVersion {
  readonly version: Version;
  readonly name: string;
  readonly onShow: (file: PreviewedFile) => void;
}

const shapes: Readonly<Record<string, typeof IconFile>> = { pdf: IconFileTypePdf, text: IconFileText };

function Thumbnail({ version, name, onShow }: ShownVersion) {
  const { t } = useTranslation();
  const preview = previewOf(version.file);
  const Shape = shapes[preview ?? ''] ?? IconFile;
  if (preview !== 'picture') return <Shape size={28} stroke={1.3} className={classes.icon} aria-hidden />;
  return (
    <UnstyledButton className={classes.thumb ?? ''} aria-label={t('fields.file.open', { name })} onClick={() => onShow({ ...version.file, name })}>
      <img src={fileAddress(version.file.id, true)} alt="" loading="lazy" decoding="async" />
    </UnstyledButton>
  );
}

function FileName({ version, name, onShow }: ShownVersion) {
  if (previewOf(version.file) === undefined)
    return (
      <a href={fileAddress(version.file.id)} download className={classes.name}>
        {name}
      </a>
    );
  return (
    <UnstyledButton className={classes.name ?? ''} onClick={() => onShow({ ...version.file, name })}>
      {name}
    </UnstyledButton>
  );
}

function VersionFacts({ version, context }: { readonly version: Version; readonly context: CellContext }) {
  return (
    <span className={classes.facts}>
      {[formatSize(version.file.size_bytes, context.locale), version.by.name, formatAgo(version.at, context.locale, context.zone)].join(' · ')}
    </span>
  );
}

/** Deletes the file at once and offers the way back. */
function useRemove(attachment: Attachment, object: string, id: string): () => void {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const attempt = (work: () => Promise<void>) => {
    work()
      .then(() => Promise.all(['attachments', 'timeline'].map((key) => client.invalidateQueries({ queryKey: [key, object, id] }))))
      .catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, common) }));
  };
  return () =>
    attempt(async () => {
      await deleteAttachment(object, id, attachment.id);
      const run = () => attempt(() => restoreAttachment(object, id, attachment.id));
      showToast({ message: t('files.deleted', { name: attachment.name }), action: { label: common('common.undo'), run } });
    });
}
