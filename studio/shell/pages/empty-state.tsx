import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import classes from './empty-state.module.css';

export interface EmptyStateProps {
  readonly icon: string | undefined;
  readonly title: string;
  /** What this is and what to do, with an example. */
  readonly text: string;
  readonly action?: ReactNode;
}

/** Nothing here yet: says what belongs here and offers one button. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <Stack align="center" gap="xs" py={64} px="md">
      <div className={classes.disc}>
        <Icon name={icon} size={26} />
      </div>
      <Title order={2} mt="xs">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw={420} mb="sm">
        {text}
      </Text>
      {action}
    </Stack>
  );
}
