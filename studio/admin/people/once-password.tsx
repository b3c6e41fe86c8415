import { Alert, Button, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** A password that is shown this once. */
export function OncePassword({ password }: { readonly password: string }) {
  const { t } = useTranslation('rights');
  return (
    <Alert variant="light" color="gray" title={t('person.password')}>
      <Group gap="sm">
        <Text ff="monospace" size="lg" data-testid="password" style={{ overflowWrap: 'anywhere' }}>
          {password}
        </Text>
        <CopyButton value={password}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              onClick={copy}
            >
              {copied ? t('person.copied') : t('person.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="sm" c="dimmed" mt="xs">
        {t('person.once')}
      </Text>
    </Alert>
  );
}
