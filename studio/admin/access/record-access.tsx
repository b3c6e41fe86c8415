import { SimpleGrid, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AccessOfRecord } from '../../../schemas/generated/api.ts';
import { loadRecordAccess } from '../../api/rights/access.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { PageSkeleton } from '../../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import classes from '../parts/admin-table.module.css';
import type { AccessPartProps } from './access-question.ts';
import { ObjectChoice, RecordChoice } from './access-selects.tsx';

/** Who may do what with a record, and why. */
export function RecordAccess({ question, onAsk }: AccessPartProps) {
  const { t } = useTranslation('rights');
  const { object, record } = question;
  const query = useQuery({
    queryKey: ['access-of-record', object, record],
    queryFn: ({ signal }) => loadRecordAccess(object ?? '', record ?? '', signal),
    enabled: object !== undefined && record !== undefined,
  });
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} maw={960} mb="lg">
        <ObjectChoice question={question} onAsk={onAsk} />
        <RecordChoice question={question} onAsk={onAsk} placeholder={t('access.chooseRecord')} />
      </SimpleGrid>
      {query.isError && <ProblemPanel error={query.error} onRetry={() => void query.refetch()} />}
      {record !== undefined && query.isPending && <PageSkeleton />}
      {query.data && <People access={query.data} />}
    </>
  );
}

function People({ access }: { readonly access: AccessOfRecord }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  return (
    <>
      <Table aria-label={t('access.record')} horizontalSpacing="sm" maw={960}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.head ?? ''}>{t('access.who')}</Table.Th>
            <Table.Th className={classes.head ?? ''}>{t('access.can')}</Table.Th>
            <Table.Th className={classes.head ?? ''} visibleFrom="sm">
              {t('access.because')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {access.people.map(({ person, can, reasons }) => (
            <Table.Tr key={person.id ?? person.name} style={{ verticalAlign: 'top' }}>
              <Table.Td fw={500} miw={140}>
                {person.name}
              </Table.Td>
              <Table.Td miw={140} className={can.length === 0 ? (classes.quiet ?? '') : ''}>
                {can.length === 0 ? t('access.cannot') : can.map((action) => t(`role.actions.${action}`)).join(', ')}
              </Table.Td>
              <Table.Td visibleFrom="sm">
                {[...new Set(reasons.map(({ text }) => label(text)))].map((reason) => (
                  <Text key={reason} size="sm">
                    {reason}
                  </Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {access.left_out > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('whatIf.leftOut', { count: access.left_out })}
        </Text>
      )}
    </>
  );
}
