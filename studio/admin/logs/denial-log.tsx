import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DenialList } from '../../../schemas/generated/api.ts';
import type { LogFilter } from '../../api/logs.ts';
import { callKey } from './call-key.ts';
import { FieldNames, Moment, ObjectName, Who } from './log-cells.tsx';
import { LogTable } from './log-table.tsx';
import { useLog } from './useLog.ts';

type Denial = DenialList['items'][number];

/** What rights refused: who wanted what. Refusals of one minute that are alike are one line. */
export function DenialLog({ filter }: { readonly filter: LogFilter }) {
  const { t } = useTranslation('rights');
  const query = useLog('denials', filter);
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <LogTable<Denial>
      label={t('logs.denials')}
      items={items}
      query={query}
      empty={{ title: t('logs.noDenials'), text: t('logs.noDenialsText') }}
      columns={[
        { label: t('logs.when'), cell: ({ at }) => <Moment at={at} /> },
        { label: t('logs.who'), cell: ({ actor }) => <Who actor={actor} /> },
        { label: t('logs.wanted'), cell: (denial) => <Wanted denial={denial} /> },
        { label: t('logs.refused'), cell: (denial) => <Refused denial={denial} /> },
      ]}
    />
  );
}

function Wanted({ denial }: { readonly denial: Denial }) {
  const { t } = useTranslation('rights');
  const key = callKey(denial.action);
  return (
    <>
      {key === undefined ? denial.action : t(`logs.calls.${key}`)}
      {denial.object !== null && (
        <>
          {': '}
          <ObjectName object={denial.object} />
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
