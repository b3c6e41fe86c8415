import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DenialList } from '../../../schemas/generated/api.ts';
import type { LogFilter } from '../../api/rights/logs.ts';
import { callKey } from './call-key.ts';
import { FieldNames, Moment, ObjectName, RecordName, Who } from './log-cells.tsx';
import { LogTable } from './log-table.tsx';
import { useLog } from './useLog.ts';
import { useRecordTitles } from './useRecordTitles.ts';

type Denial = DenialList['items'][number];

/** What rights refused: who wanted what. Refusals of one minute that are alike are one line. */
export function DenialLog({ filter }: { readonly filter: LogFilter }) {
  const { t } = useTranslation('rights');
  const query = useLog('denials', filter);
  const items = query.data?.pages.flatMap((page) => page.items);
  const titleOf = useRecordTitles((items ?? []).flatMap(({ object, record }) => (object === null || record === null ? [] : [{ object, record }])));
  return (
    <LogTable<Denial>
      label={t('logs.denials')}
      items={items}
      query={query}
      empty={{ title: t('logs.noDenials'), text: t('logs.noDenialsText') }}
      columns={[
        { label: t('logs.when'), cell: ({ at }) => <Moment at={at} /> },
        { label: t('logs.who'), cell: ({ actor }) => <Who actor={actor} /> },
        { label: t('logs.wanted'), cell: (denial) => <Wanted denial={denial} titleOf={titleOf} /> },
        { label: t('logs.refused'), cell: (denial) => <Refused denial={denial} /> },
      ]}
    />
  );
}

function Wanted({ denial, titleOf }: { readonly denial: Denial; readonly titleOf: ReturnType<typeof useRecordTitles> }) {
  const { t } = useTranslation('rights');
  const key = callKey(denial.action);
  const { object, record } = denial;
  const title = object !== null && record !== null ? titleOf({ object, record }) : undefined;
  return (
    <>
      {key === undefined ? denial.action : t(`logs.calls.${key}`)}
      {denial.object !== null && (
        <>
          {': '}
          <ObjectName object={denial.object} />
        </>
      )}
      {object !== null && record !== null && title !== undefined && (
        <>
          {', '}
          <RecordName object={object} record={record} title={title} />
        </>
      )}
      {denial.via === 'api_token' && (
        <Text size="sm" c="dimmed">
          {t('logs.byToken')}
        </Text>
      )}
    </>
  );
}

function Refused({ denial }: { readonly denial: Denial }) {
  const { t } = useTranslation('rights');
  // @NOTE codes come from the server; one without words here is shown as it is.
  const reason = t(`logs.codes.${denial.code}` as 'logs.codes.forbidden', { defaultValue: denial.code });
  return (
    <>
      {reason}
      {denial.fields.length > 0 && (
        <>
          {': '}
          <FieldNames object={denial.object} fields={denial.fields} />
        </>
      )}
      {denial.count > 1 && (
        <Text size="sm" c="dimmed">
          {t('logs.times', { count: denial.count })}
        </Text>
      )}
    </>
  );
}
