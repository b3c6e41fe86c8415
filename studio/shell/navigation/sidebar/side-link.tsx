import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './side-link.module.css';

export interface SideLinkProps extends Omit<ComponentProps<typeof Link>, 'className' | 'children'> {
  readonly text: string;
  readonly icon: ReactNode;
  readonly current?: boolean;
  /** Beneath another entry. */
  readonly inner?: boolean;
  /** The icon alone; the text is its name. */
  readonly slim?: boolean;
}

/** An entry of the sidebar. */
export function SideLink({ text, icon, current = false, inner = false, slim = false, ...link }: SideLinkProps) {
  return (
    <Link
      {...link}
      className={classes.item}
      data-active={current || undefined}
      data-inner={inner || undefined}
      data-slim={slim || undefined}
      aria-current={current ? 'page' : undefined}
      {...(slim ? { 'aria-label': text, title: text } : {})}
    >
      {icon}
      {!slim && <span className={classes.text}>{text}</span>}
    </Link>
  );
}
