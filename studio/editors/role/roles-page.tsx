import { Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import { AdminPage } from '../../admin/admin-page.tsx';
import { holdersOf } from '../../admin/known/holders.ts';
import { usePeople, useTeams } from '../../admin/known/usePeople.ts';
import { AddButton } from '../../admin/parts/add-button.tsx';
import { SearchInput } from '../../admin/parts/search-input.tsx';
import { foldText } from '../../format/fold-text.ts';
import { useLabel } from '../../i18n/useLabel.ts';
import { PageSkeleton } from '../../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { NewRoleDialog } from './dialogs/new-role-dialog.tsx';
import classes from './roles-page.module.css';
import { useRoles } from './useRoles.ts';

/** All roles with who holds them. */
export function RolesPage() {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const roles = useRoles();
  const [search, setSearch] = useState('');
  const [making, setMaking] = useState(false);
  const wanted = foldText(search);
  const shown =
    roles.data?.filter((role) => foldText(`${role.label.en} ${role.label.vi} ${role.description ? label(role.description) : ''}`).includes(wanted)) ?? [];
  const create = <AddButton label={t('role.new')} onClick={() => setMaking(true)} />;
  return (
    <AdminPage title={t('admin.roles')} actions={create}>
      {roles.isPending && <PageSkeleton />}
      {roles.isError && <ProblemPanel error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.data && (
        <div>
          <SearchInput label={t('role.search')} value={search} onSearch={setSearch} mb="sm" />
          <RoleTable roles={shown} />
        </div>
      )}
      {making && roles.data && <NewRoleDialog roles={roles.data} onClose={() => setMaking(false)} />}
    </AdminPage>
  );
}

function RoleTable({ roles }: { readonly roles: readonly RoleDocument[] }) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const navigate = useNavigate();
  const people = usePeople();
  const teams = useTeams();
  const holders = (role: RoleDocument) =>
    people.data && teams.data ? holdersOf(role.name, people.data, teams.data).filter((person) => person.active).length : undefined;
  return (
    <Table aria-label={t('admin.roles')} highlightOnHover highlightOnHoverColor="var(--surface-hover)" horizontalSpacing="sm" verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('role.name')}</Table.Th>
          <Table.Th className={classes.number ?? ''}>{t('role.holders')}</Table.Th>
          <Table.Th className={classes.objects ?? ''}>{t('role.objects')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {roles.map((role) => {
          const count = holders(role);
          return (
            <Table.Tr key={role.name} className={classes.row ?? ''} onClick={() => void navigate(`/admin/roles/${role.name}`)}>
              <Table.Td>
                <Link to={`/admin/roles/${role.name}`} className={classes.title} onClick={(event) => event.stopPropagation()}>
                  {label(role.label)}
                </Link>
                {role.description && <span className={classes.description}>{label(role.description)}</span>}
              </Table.Td>
              <Table.Td className={classes.number ?? ''}>{count === undefined ? '…' : count === 0 ? t('role.nobody') : t('role.people', { count })}</Table.Td>
              <Table.Td className={classes.objects ?? ''}>
                {role.admin ? t('role.everything') : t('role.objectCount', { count: new Set(role.grants.map((grant) => grant.object)).size })}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
