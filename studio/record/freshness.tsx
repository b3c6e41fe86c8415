import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../api/records/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { formatDateTime } from '../format/format-date.ts';
import { todayIn, toLocalTime } from '../format/zoned-time.ts';

export interface FreshnessProps {
  readonly record: WireRecord;
  readonly field: string;
  readonly context: CellContext;
}

/** When a stored total was worked out: the time of day, with the date where that was not today. Nothing beside other values. */
export function Freshness({ record, field, context: { locale, zone } }: FreshnessProps) {
  const { t } = useTranslation();
  const at = record._fresh?.[field];
  if (at === undefined) return null;
  const local = toLocalTime(new Date(at), zone);
  const time = local.date === todayIn(zone) ? local.time : formatDateTime(at, locale, zone);
  return (
    <Text component="span" size="xs" c="dimmed" ml={8}>
      {t('record.asOf', { time })}
    </Text>
  );
}
