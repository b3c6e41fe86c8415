import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireRecord } from '../api/records/records.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { asText } from '../fields/wire-value.ts';
import { formatDateTime } from '../format/format-date.ts';

/** Who made the record and who changed it last. */
export function RecordStamps({ record, context }: { readonly record: WireRecord; readonly context: CellContext }) {
  const { t } = useTranslation();
  const stamp = (at: unknown, by: unknown) => ({
    at: formatDateTime(asText(at), context.locale, context.zone),
    by: context.titleOf('user', by) ?? t('record.system'),
  });
  const created = asText(record.created_at);
  const updated = asText(record.updated_at);
  if (created === '') return null;
  return (
    <Text size="xs" c="dimmed">
      {t('record.created', stamp(created, record.created_by))}
      {updated !== '' && updated !== created && ` · ${t('record.updated', stamp(updated, record.updated_by))}`}
    </Text>
  );
}
