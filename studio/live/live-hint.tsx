import { UnstyledButton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import classes from './live-hint.module.css';

export interface LiveHintProps {
  readonly text: string;
  readonly onShow: () => void;
  /** Lies over the top of what it tells of, so that coming and going moves nothing; else it takes a place in the line. */
  readonly over?: boolean;
}

/** "3 changes · show": news that waits for a click, so that nothing moves under the pointer. */
export function LiveHint({ text, onShow, over = false }: LiveHintProps) {
  return (
    <div aria-live="polite" className={classes.place} data-over={over || undefined}>
      <UnstyledButton className={classes.hint ?? ''} onClick={onShow}>
        <IconRefresh size={14} aria-hidden />
        {text}
      </UnstyledButton>
    </div>
  );
}
