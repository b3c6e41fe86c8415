import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportState } from '../../api/imports.ts';
import { formatNumber } from '../../format/format-number.ts';
import { useLocale } from '../../i18n/useLocale.ts';

export interface ImportProgressProps {
  readonly state: ImportState;
  readonly onCancel: () => void;
}

/** How far an import is: while the file is read by its bytes, then by its rows. */
export function ImportProgress({ state, onCancel }: ImportProgressProps) {
  const { t } = useTranslation('imports');
  const locale = useLocale();
  const { rows_read, rows_total, bytes_read, bytes_total } = state.progress;
  const writes = state.status === 'writing' && rows_total !== null;
  const part = writes ? rows_read / Math.max(1, rows_total) : bytes_read / Math.max(1, bytes_total);
  const percent = Math.min(100, Math.round(part * 100));
  const text = writes
    ? t('run.rowsOf', { read: formatNumber(rows_read, locale), total: formatNumber(rows_total, locale) })
    : t('run.readingFile', { percent: formatNumber(percent, locale) });
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Text fw={500}>{state.dry_run ? t('run.trying') : t('run.importing')}</Text>
        <Text size="sm" role="status">
          {text}
        </Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label={text} />
      </Progress.Root>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t('run.leave')}
        </Text>
        <Button variant="default" size="xs" onClick={onCancel}>
          {t('run.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
