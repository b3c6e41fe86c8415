import { Group, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';

export interface PartProps {
  readonly label: string;
  readonly help?: string;
  readonly children: ReactNode;
}

/** A row of chips under its name. */
export function Part({ label, help, children }: PartProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame of its own.
    <div role="group" aria-labelledby={id}>
      <Text id={id} size="sm" fw={500} mb={help === undefined ? 6 : 0}>
        {label}
      </Text>
      {help !== undefined && (
        <Text size="xs" c="dimmed" mb={6}>
          {help}
        </Text>
      )}
      <Group gap={6}>{children}</Group>
    </div>
  );
}
