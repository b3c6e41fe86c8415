import { Anchor } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import type { Comment } from '../../../schemas/generated/api.ts';
import classes from './comments.module.css';
import { textParts } from './text-parts.ts';

export interface CommentTextProps {
  readonly text: string;
  readonly mentions: Comment['mentions'];
}

/** The text of a comment: line breaks stay, addresses of the web are links, and people addressed stand out. Nothing else is markup. */
export function CommentText({ text, mentions }: CommentTextProps): ReactNode {
  const parts = textParts(
    text,
    mentions.map(({ name }) => name),
  );
  return (
    <p className={classes.text}>
      {parts.map(({ kind, text: part, from }) => {
        if (kind === 'mention')
          return (
            <span key={from} className={classes.mention}>
              {part}
            </span>
          );
        if (kind === 'text') return <Fragment key={from}>{part}</Fragment>;
        return (
          <Anchor key={from} href={part} target="_blank" rel="noopener noreferrer" underline="always" inherit>
            {part}
          </Anchor>
        );
      })}
    </p>
  );
}
