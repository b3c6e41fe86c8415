import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { RoleDocument } from '../../../../schemas/generated/metadata.ts';
import { Failure } from '../../../admin/parts/failure.tsx';
import { useLabel } from '../../../i18n/useLabel.ts';
import { useLocale } from '../../../i18n/useLocale.ts';
import { blankRole, copyLabel, duplicateRole } from '../draft/new-role.ts';
import { putRole, useApplyRole } from '../useApplyRole.ts';

export interface NewRoleDialogProps {
  readonly roles: readonly RoleDocument[];
  /** The role to be duplicated; without one the new role grants nothing. */
  readonly from?: RoleDocument;
  readonly onClose: () => void;
}

/** Asks what a new role is called, makes it and opens it. The name for programs comes from the label. */
export function NewRoleDialog({ roles, from, onClose }: NewRoleDialogProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const label = useLabel();
  const locale = useLocale();
  const navigate = useNavigate();
  const apply = useApplyRole();
  const [names, setNames] = useState(() => (from ? copyLabel(from.label) : { en: '', vi: '' }));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const languages = locale === 'vi' ? (['vi', 'en'] as const) : (['en', 'vi'] as const);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = { en: names.en.trim() || names.vi.trim(), vi: names.vi.trim() || names.en.trim() };
    const taken = new Set(roles.map((role) => role.name));
    const made = from ? duplicateRole(from, given, taken) : blankRole(given, taken);
    setBusy(true);
    setFailure(undefined);
    try {
      await apply(t('role.created', { name: label(given) }), putRole(made));
      onClose();
      await navigate(`/admin/roles/${made.name}`);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={from ? `${t('role.duplicate')}: ${label(from.label)}` : t('role.createTitle')}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {languages.map((language, index) => (
            <TextInput
              key={language}
              label={t(language === 'en' ? 'role.labelEn' : 'role.labelVi')}
              lang={language}
              data-autofocus={index === 0 || undefined}
              maxLength={200}
              value={names[language]}
              onChange={(event) => setNames({ ...names, [language]: event.currentTarget.value })}
            />
          ))}
          {!from && (
            <Text size="sm" c="dimmed">
              {t('role.createHelp')}
            </Text>
          )}
          <Failure error={failure} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {common('common.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={names.en.trim() === '' && names.vi.trim() === ''}>
              {t('role.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
