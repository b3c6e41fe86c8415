import { useTranslation } from 'react-i18next';
import type { RevealList } from '../../../schemas/generated/api.ts';
import type { LogFilter } from '../../api/rights/logs.ts';
import { FieldNames, Moment, ObjectName, RecordName, Who } from './log-cells.tsx';
import { LogTable } from './log-table.tsx';
import { useLog } from './useLog.ts';
import { useRecordTitles } from './useRecordTitles.ts';

type Reveal = RevealList['items'][number];

/** Masked values that were shown: who looked at which one. */
export function RevealLog({ filter }: { readonly filter: LogFilter }) {
  const { t } = useTranslation('rights');
  const query = useLog('reveals', filter);
  const items = query.data?.pages.flatMap((page) => page.items);
  const titleOf = useRecordTitles(items ?? []);
  return (
    <LogTable<Reveal>
      label={t('logs.reveals')}
      items={items}
      query={query}
      empty={{ title: t('logs.noReveals'), text: t('logs.noRevealsText') }}
      columns={[
        { label: t('logs.when'), cell: ({ at }) => <Moment at={at} /> },
        { label: t('logs.who'), cell: ({ actor }) => <Who actor={actor} /> },
        { label: t('logs.field'), cell: ({ object, field }) => <FieldNames object={object} fields={[field]} /> },
        { label: t('logs.record'), cell: (reveal) => <RecordName {...reveal} title={titleOf(reveal)} /> },
        { label: t('logs.object'), cell: ({ object }) => <ObjectName object={object} /> },
      ]}
    />
  );
}
