import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconX } from '@tabler/icons-react';
import i18next from 'i18next';

export interface Toast {
  readonly message: string;
  readonly tone?: 'done' | 'failed';
  readonly action?: { readonly label: string; run(): void };
}

/** A short note at the edge of the screen; ten seconds where it offers a way back. */
export function showToast({ message, tone = 'done', action }: Toast): void {
  const id = crypto.randomUUID();
  const act = () => {
    notifications.hide(id);
    action?.run();
  };
  notifications.show({
    id,
    autoClose: action ? 10_000 : 5_000,
    color: tone === 'done' ? 'teal' : 'red',
    icon: tone === 'done' ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" c="var(--mantine-color-text)" style={{ overflowWrap: 'anywhere' }}>
          {message}
        </Text>
        {action && (
          <Button size="compact-sm" variant="light" onClick={act} flex="none">
            {action.label}
          </Button>
        )}
      </Group>
    ),
  });
}
