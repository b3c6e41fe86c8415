import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page-header.module.css';

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** Before the title: an icon or the way back. */
  readonly leading?: ReactNode;
  /** After the title, in small. */
  readonly aside?: ReactNode;
  readonly actions?: ReactNode;
}

/** The head of a page: its only h1, and what can be done here. */
export function PageHeader({ title, leading, aside, actions }: PageHeaderProps) {
  return (
    <header className={classes.header}>
      {leading}
      <Title order={1} className={classes.title ?? ''}>
        {title}
      </Title>
      {aside}
      <div className={classes.actions}>{actions}</div>
    </header>
  );
}
