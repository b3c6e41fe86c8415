import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconMessage, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '../../../schemas/generated/api.ts';
import { deleteComment, restoreComment } from '../../api/collaboration/comments.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import { formatAgo, formatDateTime } from '../../format/format-date.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import timeline from '../timeline/timeline.module.css';
import { CommentComposer } from './comment-composer.tsx';
import { CommentText } from './comment-text.tsx';
import classes from './comments.module.css';

export interface CommentEntryProps {
  readonly comment: Comment;
  readonly object: string;
  readonly id: string;
  readonly context: CellContext;
}

/** A comment in the timeline; its author changes and deletes it. */
export function CommentEntry({ comment, object, id, context }: CommentEntryProps) {
  const { t } = useTranslation('record');
  const [editing, setEditing] = useState(false);
  return (
    <li className={timeline.entry}>
      <span className={timeline.icon} aria-hidden>
        <IconMessage size={14} stroke={1.6} />
      </span>
      <div className={classes.bubble}>
        <div className={classes.head}>
          <strong>{comment.author.name}</strong>
          <time dateTime={comment.created_at} title={formatDateTime(comment.created_at, context.locale, context.zone)}>
            {formatAgo(comment.created_at, context.locale, context.zone)}
          </time>
          {comment.edited_at !== null && <span className={classes.edited}>{t('comments.edited')}</span>}
          {comment.mine && !editing && <OwnMenu comment={comment} object={object} id={id} onEdit={() => setEditing(true)} />}
        </div>
        {editing ? (
          <CommentComposer object={object} id={id} comment={comment} onClose={() => setEditing(false)} />
        ) : (
          <CommentText text={comment.text} mentions={comment.mentions} />
        )}
      </div>
    </li>
  );
}

interface OwnMenuProps extends Omit<CommentEntryProps, 'context'> {
  readonly onEdit: () => void;
}

function OwnMenu({ comment, object, id, onEdit }: OwnMenuProps) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['timeline', object, id] });
  const attempt = (work: () => Promise<void>) => {
    work().catch((error: unknown) => showToast({ tone: 'failed', message: problemText(error, common) }));
  };
  const bringBack = async () => {
    await restoreComment(object, id, comment.id);
    await refresh();
  };
  const remove = async () => {
    await deleteComment(object, id, comment.id);
    showToast({ message: t('comments.deleted'), action: { label: common('common.undo'), run: () => attempt(bringBack) } });
    await refresh();
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} className={classes.menu ?? ''} aria-label={t('comments.more')}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
          {common('record.edit')}
        </Menu.Item>
        <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => attempt(remove)}>
          {common('record.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
