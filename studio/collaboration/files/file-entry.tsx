import { UnstyledButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineItem } from '../../api/collaboration/timeline.ts';
import { fileAddress } from '../../api/records/files.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { formatAgo, formatDateTime } from '../../format/format-date.ts';
import { formatSize } from '../../format/format-number.ts';
import timeline from '../timeline/timeline.module.css';
import { FilePreview, previewOf } from './file-preview.tsx';
import classes from './files.module.css';

export interface FileEntryProps {
  readonly item: TimelineItem;
  readonly file: NonNullable<TimelineItem['file']>;
  readonly context: CellContext;
}

/** A file that was sent, in the timeline: looked at in place, or downloaded. */
export function FileEntry({ item, file: { file, name, version }, context }: FileEntryProps) {
  const { t } = useTranslation('record');
  const [shown, setShown] = useState(false);
  const preview = previewOf(file);
  return (
    <li className={timeline.entry}>
      <span className={timeline.icon} aria-hidden>
        <IconPaperclip size={14} stroke={1.6} />
      </span>
      <div className={timeline.head}>
        <span>
          <strong>{item.actor.name}</strong> {version > 1 ? t('files.sentVersion', { version }) : t('files.sent')}
        </span>
        <time dateTime={item.at} title={formatDateTime(item.at, context.locale, context.zone)}>
          {formatAgo(item.at, context.locale, context.zone)}
        </time>
      </div>
      {preview === undefined ? (
        <a href={fileAddress(file.id)} download className={classes.name}>
          {name}
        </a>
      ) : (
        <UnstyledButton className={classes.name ?? ''} onClick={() => setShown(true)}>
          {preview === 'picture' && <img src={fileAddress(file.id, true)} alt="" loading="lazy" decoding="async" className={classes.sent} />}
          {name}
        </UnstyledButton>
      )}{' '}
      <span className={classes.facts}>{formatSize(file.size_bytes, context.locale)}</span>
      {shown && <FilePreview file={{ ...file, name }} onClose={() => setShown(false)} />}
    </li>
  );
}
