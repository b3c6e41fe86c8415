import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';

export interface ToneBadgeProps {
  readonly color: string;
  readonly children: ReactNode;
}

/** A small mark whose colour is behind the text: the text itself keeps its contrast. */
export function ToneBadge({ color, children }: ToneBadgeProps) {
  return (
    <Badge variant="light" tt="none" color={color} c="var(--mantine-color-text)">
      {children}
    </Badge>
  );
}
