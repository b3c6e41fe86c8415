import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../schemas/generated/api.ts';
import { listAttachments } from '../../api/collaboration/attachments.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { asOf } from '../../live/as-of.ts';
import { LiveHint } from '../../live/live-hint.tsx';
import { besides } from '../../live/live-store.ts';
import { useLiveItems } from '../../live/rows/useLiveItems.ts';
import { useWaitingText } from '../../live/rows/useWaitingText.ts';
import { Delayed } from '../../shell/delayed.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { AttachmentRow } from './attachment-row.tsx';
import { FilePreview, type PreviewedFile } from './file-preview.tsx';
import classes from './files.module.css';
import { UploadArea } from './upload-area.tsx';

export interface FilesTabProps {
  readonly object: string;
  readonly id: string;
  readonly context: CellContext;
}

/** The files of a record: sent by button, drop or camera, looked at in place, with former versions. */
export function FilesTab({ object, id, context }: FilesTabProps) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const [shown, setShown] = useState<PreviewedFile>();
  const queryKey = ['attachments', object, id];
  const query = useQuery({ queryKey, queryFn: ({ signal }) => asOf(() => listAttachments(object, id, signal)) });
  const waiting = useLiveItems({
    queryKey,
    items: query.data?.items ?? [],
    asOf: query.data?.asOf,
    follows: [{ object: besides(object), id }],
    look: async () => ({ items: (await listAttachments(object, id)).items, whole: true }),
  });
  const news = useWaitingText(waiting);
  if (query.isError && !query.data) return <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data)
    return (
      <Delayed>
        <Skeleton height={120} aria-label={common('common.loading')} />
      </Delayed>
    );
  const { items, can_change: changeable } = query.data;
  return (
    <div className={classes.tab}>
      {changeable && <UploadArea object={object} id={id} context={context} />}
      <div className={classes.live}>{news !== undefined && <LiveHint text={news} onShow={() => void query.refetch()} over />}</div>
      {items.length === 0 && (
        <Text c="dimmed" size="sm">
          {t(changeable ? 'files.empty' : 'files.none')}
        </Text>
      )}
      {items.length > 0 && (
        <ul className={classes.list} aria-label={t('files.title')}>
          {items.map((item: Attachment) => (
            <AttachmentRow key={item.id} attachment={item} object={object} id={id} changeable={changeable} context={context} onShow={setShown} />
          ))}
        </ul>
      )}
      {shown && <FilePreview file={shown} onClose={() => setShown(undefined)} />}
    </div>
  );
}
