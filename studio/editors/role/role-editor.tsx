import { ActionIcon, Alert, Button, Group, Menu, Text, Title } from '@mantine/core';
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { RoleDocument } from '../../../schemas/generated/metadata.ts';
import { AdminPage } from '../../admin/admin-page.tsx';
import { useLabel } from '../../i18n/useLabel.ts';
import { DeleteRoleDialog } from './dialogs/delete-role-dialog.tsx';
import { NewRoleDialog } from './dialogs/new-role-dialog.tsx';
import { RoleMatrix } from './matrix/role-matrix.tsx';
import { ObjectPanel } from './panel/object-panel.tsx';
import { ReviewDialog } from './review/review-dialog.tsx';
import { RoleAbout } from './role-about.tsx';
import classes from './role-editor.module.css';
import { RoleLimits, RoleStart } from './role-start.tsx';
import { useHolders } from './useHolders.ts';
import { useRoleDraft } from './useRoleDraft.ts';
import { useRoles } from './useRoles.ts';

export interface RoleEditorProps {
  /** The role as it was stored when the editing began. */
  readonly base: RoleDocument;
  /** Begins anew with the document, or with what is stored now. */
  readonly onRestart: (document?: RoleDocument) => Promise<void>;
}

/** Edits a role. Nothing is applied before one has seen who gains and loses what. */
export function RoleEditor({ base, onRestart }: RoleEditorProps) {
  const { t } = useTranslation('rights');
  const label = useLabel();
  const role = useRoleDraft(base);
  const { holders } = useHolders(base.name);
  const [parameters, setParameters] = useSearchParams();
  const [dialog, setDialog] = useState<'review' | 'duplicate' | 'delete'>();
  const opened = parameters.get('object') ?? undefined;
  const open = (object: string | undefined) => setParameters(object === undefined ? {} : { object }, { replace: opened !== undefined });
  const shared = { draft: role.draft, onEdit: role.edit };
  const active = holders?.filter((person) => person.active).length;
  const restart = (document?: RoleDocument) => {
    role.forget();
    setDialog(undefined);
    return onRestart(document);
  };
  return (
    <AdminPage
      title={label(role.document.label) || base.name}
      back={{ to: '/admin/roles', label: t('admin.roles') }}
      aside={active !== undefined && <Text c="dimmed">{active === 0 ? t('role.nobody') : t('role.people', { count: active })}</Text>}
      actions={<RoleMenu onDuplicate={() => setDialog('duplicate')} onDelete={() => setDialog('delete')} />}
      foot={role.changed && <ChangeBar onDiscard={() => void restart()} onReview={() => setDialog('review')} />}
    >
      {role.restored && role.changed && (
        <Alert variant="light" color="gray" role="status">
          {t('role.restored')}
        </Alert>
      )}
      {role.document.description && <Text c="dimmed">{label(role.document.description)}</Text>}
      {role.document.admin === true && (
        <Alert variant="light" title={t('role.makeAdmin')}>
          {t('role.adminText')}
        </Alert>
      )}
      {role.document.admin !== true && (
        <section aria-label={t('role.grants')}>
          <Title order={2}>{t('role.grants')}</Title>
          <Text c="dimmed" size="sm" mb="sm">
            {t('role.grantsHelp')}
          </Text>
          <RoleMatrix {...shared} opened={opened} onOpen={open} />
        </section>
      )}
      <RoleStart {...shared} />
      <RoleLimits {...shared} />
      <RoleAbout {...shared} />
      {opened !== undefined && role.document.admin !== true && <ObjectPanel key={opened} {...shared} object={opened} onClose={() => open(undefined)} />}
      {dialog === 'review' && <ReviewDialog base={base} document={role.document} onClose={() => setDialog(undefined)} onApplied={restart} />}
      {dialog === 'duplicate' && <Duplicate role={role.document} onClose={() => setDialog(undefined)} />}
      {dialog === 'delete' && <DeleteRoleDialog role={base} onClose={() => setDialog(undefined)} onDeleted={role.forget} />}
    </AdminPage>
  );
}

function Duplicate({ role, onClose }: { readonly role: RoleDocument; readonly onClose: () => void }) {
  const roles = useRoles();
  return roles.data ? <NewRoleDialog roles={roles.data} from={role} onClose={onClose} /> : null;
}

function RoleMenu({ onDuplicate, onDelete }: { readonly onDuplicate: () => void; readonly onDelete: () => void }) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={common('record.more')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={onDuplicate}>
          {t('role.duplicate')}
        </Menu.Item>
        <Menu.Item c="var(--mantine-color-error)" leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
          {t('role.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Edits wait here, until they are reviewed or discarded. */
function ChangeBar({ onDiscard, onReview }: { readonly onDiscard: () => void; readonly onReview: () => void }) {
  const { t } = useTranslation('rights');
  return (
    <section className={classes.bar} aria-label={t('role.changed')}>
      <Text fw={500}>{t('role.changed')}</Text>
      <Group gap="xs" ml="auto">
        <Button variant="default" onClick={onDiscard}>
          {t('role.discard')}
        </Button>
        <Button onClick={onReview}>{t('role.review')}</Button>
      </Group>
    </section>
  );
}
