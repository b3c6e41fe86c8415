import { UnstyledButton } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import classes from './live-hint.module.css';

/** "3 changes · show": news that waits for a click, so that nothing moves under the pointer. */
export function LiveHint({ text, onShow }: { readonly text: string; readonly onShow: () => void }) {
  return (
    <div aria-live="polite" className={classes.place}>
      <UnstyledButton className={classes.hint ?? ''} onClick={onShow}>
        <IconRefresh size={14} aria-hidden />
        {text}
      </UnstyledButton>
    </div>
  );
}
