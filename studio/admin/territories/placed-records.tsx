import { Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Territory } from '../../../schemas/generated/api.ts';
import { loadTerritory } from '../../api/rights/territories.ts';
import { formatNumber } from '../../format/format-number.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';

/** How many records lie in the territory itself, by rule and by hand, and whether they are still being placed. */
export function PlacedRecords({ territory }: { readonly territory: Territory }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const locale = useLocale();
  const metadata = useMetadata();
  const placing = territory.placing.length > 0;
  const { data } = useQuery({ queryKey: ['territory', territory.id, placing], queryFn: ({ signal }) => loadTerritory(territory.id, signal) });
  return (
    <section aria-label={t('territory.records')}>
      <Text size="sm" fw={500}>
        {t('territory.records')}
      </Text>
      {placing && (
        <Text size="sm" c="dimmed" role="status">
          <Loader size={12} mr={6} style={{ verticalAlign: 'middle' }} />
          {t('territory.placing')}
        </Text>
      )}
      {data?.records?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('territory.noRecords')}
        </Text>
      )}
      {data?.records?.map(({ object, count, by_hand }) => {
        const known = findObject(metadata, object);
        return (
          <Text key={object} size="sm">
            {known ? label(known.plural) : object}: {formatNumber(count, locale)}
            {by_hand > 0 && ` (${t('territory.byHand', { number: formatNumber(by_hand, locale) })})`}
          </Text>
        );
      })}
    </section>
  );
}
