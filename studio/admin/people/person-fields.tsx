import { MultiSelect, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonAnswer, Team } from '../../../schemas/generated/api.ts';
import { useRoleNames } from '../known/useRoleNames.ts';

/** What is set of a person beside name and address. */
export interface PersonSettings {
  readonly roles: readonly string[];
  readonly manager: string | null;
  readonly teams: readonly string[];
}

export interface PersonFieldsProps {
  readonly settings: PersonSettings;
  /** The person, who cannot be their own manager; absent for a new one. */
  readonly self?: string;
  readonly people: readonly PersonAnswer[];
  readonly teams: readonly Team[];
  readonly disabled?: boolean;
  readonly onChange: (settings: PersonSettings) => void;
}

/** Roles, manager and teams. */
export function PersonFields({ settings, self, people, teams, disabled = false, onChange }: PersonFieldsProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const { options, nameOf } = useRoleNames();
  const known = new Set(options.map((option) => option.value));
  // A role that is gone stays to be seen and taken away.
  const roles = [...options, ...settings.roles.filter((role) => !known.has(role)).map((role) => ({ value: role, label: nameOf(role) }))];
  const managers = people.filter((person) => person.id !== self && (person.active || person.id === settings.manager));
  return (
    <>
      <MultiSelect
        label={t('person.roles')}
        description={t('person.rolesHelp')}
        data={roles}
        value={[...settings.roles]}
        onChange={(chosen) => onChange({ ...settings, roles: chosen })}
        searchable
        disabled={disabled}
      />
      <MultiSelect
        label={t('person.teams')}
        data={teams.map((team) => ({ value: team.id, label: team.name }))}
        value={[...settings.teams]}
        onChange={(chosen) => onChange({ ...settings, teams: chosen })}
        searchable
        disabled={disabled}
      />
      <Select
        label={t('person.manager')}
        description={t('person.managerHelp')}
        data={managers.map((person) => ({ value: person.id, label: person.name }))}
        value={settings.manager}
        onChange={(manager) => onChange({ ...settings, manager })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': common('common.clear') }}
        disabled={disabled}
      />
    </>
  );
}
