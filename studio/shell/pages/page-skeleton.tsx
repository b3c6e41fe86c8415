import { Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Delayed } from '../delayed.tsx';

/** A page that is on its way. */
export function PageSkeleton({ rows = 8 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  return (
    <Delayed>
      <Stack p="lg" gap="md" role="status" aria-label={t('common.loading')}>
        <Skeleton height={24} width={220} />
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move.
          <Skeleton key={index} height={16} width={`${90 - ((index * 17) % 40)}%`} />
        ))}
      </Stack>
    </Delayed>
  );
}
