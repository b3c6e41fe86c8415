import { Button, Combobox, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '../../../schemas/generated/api.ts';
import { changeComment, createComment } from '../../api/collaboration/comments.ts';
import { isComposing } from '../../keys/is-composing.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import classes from './comments.module.css';
import { useCommentDraft } from './useCommentDraft.ts';
import { useMentions } from './useMentions.ts';

export interface CommentComposerProps {
  readonly object: string;
  readonly id: string;
  /** The comment that is changed; absent writes a new one. */
  readonly comment?: Comment;
  readonly onClose?: () => void;
}

const longest = 4_000;

/** Where a comment is written. An @ offers people; Ctrl+Enter sends it. What was typed survives a reload. */
export function CommentComposer({ object, id, comment, onClose }: CommentComposerProps) {
  const { t } = useTranslation('record');
  const { t: common } = useTranslation();
  const draft = useCommentDraft(`${object}.${id}.${comment?.id ?? 'new'}`, comment);
  const mentions = useMentions({ object, id, ...draft });
  const { send, busy, problem } = useSend({ object, id, comment, onDone: () => (comment ? onClose?.() : draft.clear()) });
  const submit = () => void send({ text: draft.text, mentions: mentions.addressed() });
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape' && !mentions.store.dropdownOpened) onClose?.();
  };
  const label = comment ? t('comments.change') : t('comments.write');
  return (
    <div className={classes.composer}>
      <Combobox store={mentions.store} onOptionSubmit={mentions.choose} position="bottom-start" width={280} withinPortal={false}>
        <Combobox.Target withKeyboardNavigation={mentions.store.dropdownOpened}>
          <Textarea
            ref={mentions.input}
            autosize
            minRows={comment ? 2 : 1}
            maxRows={12}
            aria-label={label}
            placeholder={t('comments.placeholder')}
            value={draft.text}
            maxLength={longest}
            error={problem}
            autoFocus={comment !== undefined}
            data-autofocus={comment !== undefined || undefined}
            onChange={(event) => draft.change(event.currentTarget.value)}
            onSelect={mentions.look}
            onKeyDown={press}
            onBlur={() => mentions.store.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={mentions.people.length === 0}>
          <Combobox.Options aria-label={t('comments.people')}>
            {mentions.people.map((person) => (
              <Combobox.Option key={person.id} value={person.id}>
                {person.name}
                {person.unseen && (
                  <Text span size="xs" c="dimmed" ml={8}>
                    {t('comments.unseen')}
                  </Text>
                )}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {(draft.text !== '' || comment) && (
        <div className={classes.foot}>
          {mentions.unseen.length > 0 && <span className={classes.hint}>{t('comments.unseenBy', { names: mentions.unseen.join(', ') })}</span>}
          {onClose && (
            <Button variant="default" size="xs" onClick={onClose}>
              {common('common.cancel')}
            </Button>
          )}
          <Button size="xs" loading={busy} disabled={draft.text.trim() === ''} onClick={submit}>
            {comment ? common('common.save') : t('comments.send')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface Sending extends Pick<CommentComposerProps, 'object' | 'id'> {
  readonly comment: Comment | undefined;
  readonly onDone: () => void;
}

function useSend({ object, id, comment, onDone }: Sending) {
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (written: { readonly text: string; readonly mentions: readonly string[] }) => {
    if (busy || written.text.trim() === '') return;
    setBusy(true);
    setProblem(undefined);
    try {
      await (comment ? changeComment(object, id, comment.id, written) : createComment(object, id, written));
      onDone();
      await client.invalidateQueries({ queryKey: ['timeline', object, id] });
    } catch (error) {
      setProblem(problemText(error, common));
    } finally {
      setBusy(false);
    }
  };
  return { send, busy, problem };
}
