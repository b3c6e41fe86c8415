import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExportList } from '../../../schemas/generated/api.ts';
import type { LogFilter } from '../../api/rights/logs.ts';
import { formatNumber } from '../../format/format-number.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { FieldNames, Moment, ObjectName, Who } from './log-cells.tsx';
import { LogTable } from './log-table.tsx';
import { useLog } from './useLog.ts';

type Export = ExportList['items'][number];

/** What was taken out, by whom and for what. The id is the watermark in the file. */
export function ExportLog({ filter }: { readonly filter: LogFilter }) {
  const { t } = useTranslation('rights');
  const locale = useLocale();
  const query = useLog('exports', filter);
  return (
    <LogTable<Export>
      label={t('logs.exports')}
      items={query.data?.pages.flatMap((page) => page.items)}
      query={query}
      empty={{ title: t('logs.noExports'), text: t('logs.noExportsText') }}
      columns={[
        { label: t('logs.when'), cell: ({ at }) => <Moment at={at} /> },
        { label: t('logs.who'), cell: ({ actor }) => <Who actor={actor} /> },
        { label: t('logs.what'), cell: (one) => <Taken one={one} /> },
        {
          label: t('logs.rows'),
          cell: ({ rows, state }) => (
            <>
              {formatNumber(rows, locale)}
              {state !== 'done' && (
                <Text size="sm" c="dimmed">
                  {t(`logs.states.${state}`)}
                </Text>
              )}
            </>
          ),
        },
        { label: t('logs.reason'), cell: ({ reason }) => reason },
      ]}
    />
  );
}

function Taken({ one }: { readonly one: Export }) {
  const { t } = useTranslation('rights');
  return (
    <>
      <ObjectName object={one.object} /> ({one.format.toUpperCase()})
      <Text size="sm" c="dimmed">
        <FieldNames object={one.object} fields={one.fields} />
      </Text>
      {one.filter !== null && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t('logs.filter')}: {one.filter}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t('logs.watermark')} {one.id}
      </Text>
    </>
  );
}
