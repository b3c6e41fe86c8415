import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RightsChangeList } from '../../../../schemas/generated/api.ts';
import { readRightsChanges } from '../../../api/rights/logs.ts';
import { useRoleNames } from '../../known/useRoleNames.ts';
import { Moment, ObjectName, Who } from '../log-cells.tsx';
import { LogTable } from '../log-table.tsx';
import { changedMembers, changedName, purgedRecords } from './changed-members.ts';

type Change = RightsChangeList['items'][number];

/** Changes of people, teams, territories and shares, with what was before and after, and how much was deleted for good. */
export function RightsChanges() {
  const { t } = useTranslation('rights');
  const query = useInfiniteQuery({
    queryKey: ['rights-changes'],
    queryFn: ({ pageParam, signal }) => readRightsChanges(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    staleTime: 0,
  });
  return (
    <LogTable<Change>
      label={t('logs.changes')}
      items={query.data?.pages.flatMap((page) => page.items)}
      query={query}
      empty={{ title: t('logs.noChanges'), text: t('logs.noRightsChangesText') }}
      columns={[
        { label: t('logs.when'), cell: ({ at }) => <Moment at={at} /> },
        { label: t('logs.who'), cell: ({ actor }) => <Who actor={actor} /> },
        { label: t('logs.what'), cell: (change) => <Told change={change} /> },
      ]}
    />
  );
}

function Told({ change }: { readonly change: Change }) {
  const { t } = useTranslation('rights');
  const { nameOf } = useRoleNames();
  // @NOTE the words of the log come from the server; one without a text here is shown as it is.
  const what = t(`logs.events.${change.what}` as 'logs.events.person_created', { defaultValue: change.what });
  const members = changedMembers(change.detail, nameOf);
  const purged = purgedRecords(change.detail);
  return (
    <>
      {what}: <strong>{purged ? <ObjectName object={purged.object} /> : changedName(change.detail)}</strong>
      {purged && ` (${purged.count})`}
      {members.map(({ member, before, after }) => (
        <Text key={member} size="sm" c="dimmed">
          {t(`logs.members.${member}` as 'logs.members.roles', { defaultValue: member })}: {before || '—'} → {after || '—'}
        </Text>
      ))}
    </>
  );
}
