import { Loader, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Territory } from '../../../schemas/generated/api.ts';
import { listTerritories } from '../../api/rights/territories.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { EmptyState } from '../../shell/pages/empty-state.tsx';
import { PageSkeleton } from '../../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { AdminPage } from '../admin-page.tsx';
import { usePeople } from '../known/usePeople.ts';
import { AddButton } from '../parts/add-button.tsx';
import classes from '../parts/admin-table.module.css';
import { TreeName } from '../parts/tree-name.tsx';
import { treeRows } from '../parts/tree-rows.ts';
import { TerritoryPanel } from './territory-panel.tsx';

/** While records are being placed anew the list is asked again. */
const placingPollMs = 1500;

/** Parts of the market, who works in them, and which records lie in them. The open one is in the address. */
export function TerritoriesPage() {
  const { t } = useTranslation('rights');
  const [parameters, setParameters] = useSearchParams();
  const people = usePeople();
  const query = useQuery({
    queryKey: ['territories'],
    queryFn: ({ signal }) => listTerritories(signal),
    refetchInterval: ({ state }) => (state.data?.some((territory) => territory.placing.length > 0) ? placingPollMs : false),
  });
  const opened = parameters.get('territory') ?? undefined;
  const territory = query.data?.find(({ id }) => id === opened);
  const open = (id: string | undefined) => setParameters(id === undefined ? {} : { territory: id });
  const create = <AddButton label={t('territory.new')} onClick={() => open('new')} />;
  const failed = query.error ?? people.error;
  return (
    <AdminPage title={t('admin.territories')} actions={create}>
      {failed && !query.data && <ProblemPanel error={failed} onRetry={() => void Promise.all([query.refetch(), people.refetch()])} />}
      {query.isPending && <PageSkeleton />}
      {query.data?.length === 0 && <EmptyState icon="map-pin" title={t('territory.none')} text={t('territory.noneText')} />}
      {query.data && query.data.length > 0 && <TerritoryTree territories={query.data} onOpen={open} />}
      {query.data && people.data && (territory || opened === 'new') && (
        <TerritoryPanel key={opened} territory={territory} territories={query.data} people={people.data} onClose={() => open(undefined)} />
      )}
    </AdminPage>
  );
}

function TerritoryTree({ territories, onOpen }: { readonly territories: readonly Territory[]; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation('rights');
  return (
    <Table aria-label={t('admin.territories')} highlightOnHover highlightOnHoverColor="var(--surface-hover)" horizontalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.head ?? ''}>{t('territory.name')}</Table.Th>
          <Table.Th className={classes.head ?? ''} visibleFrom="sm">
            {t('territory.members')}
          </Table.Th>
          <Table.Th className={classes.head ?? ''}>{t('territory.rules')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {treeRows(territories).map(({ item: territory, depth }) => (
          <Table.Tr key={territory.id} className={classes.row ?? ''} onClick={() => onOpen(territory.id)}>
            <Table.Td>
              <TreeName name={territory.name} depth={depth} onOpen={() => onOpen(territory.id)} />
            </Table.Td>
            <Table.Td visibleFrom="sm">{territory.members.map((member) => member.name).join(', ')}</Table.Td>
            <Table.Td>
              <RuleState territory={territory} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The objects that have a rule, and whether records are still being placed. */
function RuleState({ territory }: { readonly territory: Territory }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const metadata = useMetadata();
  const objects = territory.rules.map(({ object }) => {
    const known = findObject(metadata, object);
    return known ? label(known.plural) : object;
  });
  const broken = territory.rules.some(({ problem }) => problem !== null);
  return (
    <>
      {objects.length === 0 ? <Text c="dimmed">{t('territory.noRules')}</Text> : objects.join(', ')}
      {territory.placing.length > 0 && (
        <Text size="sm" c="dimmed" role="status">
          <Loader size={12} mr={6} style={{ verticalAlign: 'middle' }} />
          {t('territory.placing')}
        </Text>
      )}
      {broken && (
        <Text size="sm" c="var(--mantine-color-error)">
          {t('territory.broken')}
        </Text>
      )}
    </>
  );
}
