import { Loader, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRecords } from '../api/records/records.ts';
import { formatNumber } from '../format/format-number.ts';
import { useLocale } from '../i18n/useLocale.ts';

export interface RecordCountProps {
  readonly object: string;
  readonly filter: string;
  readonly search: string;
  readonly count: number | null;
  readonly capped: boolean;
}

/** How many records the list holds. Counting stops at a cap; a click counts on. */
export function RecordCount({ object, filter, search, count, capped }: RecordCountProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const key = `${object}\n${filter}\n${search}`;
  const [asked, setAsked] = useState('');
  const exact = useQuery({
    queryKey: ['records', object, 'count', filter, search],
    queryFn: ({ signal }) => listRecords(object, { filter, search, fields: 'id', limit: 1, count: 'exact' }, signal),
    enabled: capped && asked === key,
  });
  if (count === null) return null;
  const known = exact.data?.count ?? (capped ? undefined : count);
  if (known !== undefined) return <Text c="dimmed">{formatNumber(known, locale)}</Text>;
  if (exact.isFetching) return <Loader size="xs" aria-label={t('common.loading')} />;
  return (
    <Tooltip label={t('list.countExactly')}>
      <UnstyledButton onClick={() => setAsked(key)} c="dimmed" td="underline dotted" aria-label={`${formatNumber(count, locale)}+. ${t('list.countExactly')}`}>
        {formatNumber(count, locale)}+
      </UnstyledButton>
    </Tooltip>
  );
}
