import { Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './profile-page.module.css';

export interface ProfileSectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of the profile: what it is about at the left, the settings at the right. */
export function ProfileSection({ title, hint, action, children }: ProfileSectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.about}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {hint !== undefined && (
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        )}
        {action}
      </div>
      <div className={classes.settings}>{children}</div>
    </section>
  );
}
