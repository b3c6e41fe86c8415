import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Stillness } from '../useStillness.ts';
import classes from './card-frame.module.css';

export interface CardFrameProps {
  readonly title: string;
  /** Where the heading leads. */
  readonly to?: string;
  /** Beside the heading: how many there are. */
  readonly count?: string | undefined;
  /** At the right of the heading. */
  readonly aside?: ReactNode;
  readonly handlers?: Stillness['handlers'];
  readonly children: ReactNode;
}

/** A card: a heading that leads to all that it tells of, and the first of it. */
export function CardFrame({ title, to, count, aside, handlers, children }: CardFrameProps) {
  return (
    <section className={classes.card} aria-label={title} {...handlers}>
      <header className={classes.head}>
        <Title order={2} className={classes.title ?? ''}>
          {to === undefined ? (
            title
          ) : (
            <Link to={to} className={classes.link}>
              {title}
            </Link>
          )}
        </Title>
        {count !== undefined && (
          <Text size="sm" c="dimmed" className={classes.count ?? ''}>
            {count}
          </Text>
        )}
        <div className={classes.aside}>{aside}</div>
      </header>
      {children}
    </section>
  );
}
