import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Team } from '../../../schemas/generated/api.ts';
import { EmptyState } from '../../shell/pages/empty-state.tsx';
import { useRoleNames } from '../known/useRoleNames.ts';
import classes from '../parts/admin-table.module.css';
import { TreeName } from '../parts/tree-name.tsx';
import { treeRows } from '../parts/tree-rows.ts';

export interface TeamTreeProps {
  readonly teams: readonly Team[];
  readonly onOpen: (id: string) => void;
}

/** All teams, each with those beneath it. */
export function TeamTree({ teams, onOpen }: TeamTreeProps) {
  const { t } = useTranslation('rights');
  const { nameOf } = useRoleNames();
  if (teams.length === 0) return <EmptyState icon="users" title={t('team.none')} text={t('team.noneText')} />;
  const leads = (team: Team) => team.members.filter((member) => member.lead).map((member) => member.name);
  return (
    <Table aria-label={t('team.tab')} highlightOnHover highlightOnHoverColor="var(--surface-hover)" horizontalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.head ?? ''}>{t('team.name')}</Table.Th>
          <Table.Th className={classes.head ?? ''}>{t('team.members')}</Table.Th>
          <Table.Th className={classes.head ?? ''} visibleFrom="sm">
            {t('team.leads')}
          </Table.Th>
          <Table.Th className={classes.head ?? ''} visibleFrom="sm">
            {t('team.roles')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {treeRows(teams).map(({ item: team, depth }) => (
          <Table.Tr key={team.id} className={classes.row ?? ''} onClick={() => onOpen(team.id)}>
            <Table.Td>
              <TreeName name={team.name} depth={depth} onOpen={() => onOpen(team.id)} />
            </Table.Td>
            <Table.Td>{team.members.length}</Table.Td>
            <Table.Td visibleFrom="sm">{leads(team).join(', ')}</Table.Td>
            <Table.Td visibleFrom="sm">{team.roles.map(nameOf).join(', ')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
