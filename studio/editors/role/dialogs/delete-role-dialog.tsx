import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { RoleDocument } from '../../../../schemas/generated/metadata.ts';
import { Failure } from '../../../admin/parts/failure.tsx';
import { useLabel } from '../../../i18n/useLabel.ts';
import { WhatIfView } from '../review/what-if-view.tsx';
import { useApplyRole } from '../useApplyRole.ts';
import { useHolders } from '../useHolders.ts';
import { useRoles } from '../useRoles.ts';

export interface DeleteRoleDialogProps {
  readonly role: RoleDocument;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Names who holds the role and what they lose before it is deleted. */
export function DeleteRoleDialog({ role, onClose, onDeleted }: DeleteRoleDialogProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const apply = useApplyRole();
  const roles = useRoles();
  const { holders = [], giving = [] } = useHolders(role.name);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const name = label(role.label);
  const last = role.admin === true && roles.data !== undefined && !roles.data.some((other) => other.admin === true && other.name !== role.name);
  const { admin: _admin, ...rest } = role;
  const remove = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await apply(t('role.deleted', { name }), { op: 'delete', kind: 'role', name: role.name });
      onDeleted();
      await navigate('/admin/roles');
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t('role.deleteTitle', { name })} closeButtonProps={{ 'aria-label': common('common.close') }}>
      <Stack gap="md">
        <div>
          <Text>{holders.length === 0 ? t('role.deleteNobody') : t('role.deleteHeld', { count: holders.length })}</Text>
          {holders.length > 0 && <Text fw={500}>{holders.map((person) => person.name).join(', ')}</Text>}
          {giving.length > 0 && <Text c="dimmed">{t('role.deleteTeams', { teams: giving.map((team) => team.name).join(', ') })}</Text>}
        </div>
        {last ? <Text c="var(--mantine-color-error)">{t('role.deleteLast')}</Text> : holders.length > 0 && <WhatIfView role={{ ...rest, grants: [] }} />}
        <Text size="sm" c="dimmed">
          {t('role.deleteWay')}
        </Text>
        <Failure error={failure} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('common.cancel')}
          </Button>
          <Button color="red" loading={busy} disabled={last} onClick={() => void remove()}>
            {t('role.delete')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
