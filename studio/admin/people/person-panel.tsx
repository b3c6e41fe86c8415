import { Alert, Anchor, Button, Divider, Group, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PersonAnswer, Team } from '../../../schemas/generated/api.ts';
import { resetPassword, updatePerson } from '../../api/rights/people.ts';
import { useMe } from '../../session/useMe.ts';
import { useRoleNames } from '../known/useRoleNames.ts';
import { Failure } from '../parts/failure.tsx';
import { SidePanel } from '../parts/side-panel.tsx';
import { idsWithin } from '../parts/tree-rows.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { OncePassword } from './once-password.tsx';
import { PersonFields, type PersonSettings } from './person-fields.tsx';
import { useSavePerson } from './useSavePerson.ts';

export interface PersonPanelProps {
  readonly person: PersonAnswer;
  readonly people: readonly PersonAnswer[];
  readonly teams: readonly Team[];
  readonly onClose: () => void;
}

/** What a person is and holds. Nobody changes themselves here. */
export function PersonPanel({ person, people, teams, onClose }: PersonPanelProps) {
  const { t } = useTranslation('rights');
  const self = useMe().id === person.id;
  const [name, setName] = useState(person.name);
  const [settings, setSettings] = useState<PersonSettings>(() => settingsOf(person));
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [handing, setHanding] = useState(false);
  const save = useSavePerson();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await save(person, { name: name.trim(), ...settings });
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  if (handing) return <HandOverDialog person={person} people={people} onCancel={() => setHanding(false)} onDone={onClose} />;
  return (
    <SidePanel title={person.name} onClose={onClose}>
      <Text c="dimmed">{person.email}</Text>
      {self && (
        <Alert variant="light" color="gray">
          {t('person.self')}
        </Alert>
      )}
      {!person.active && (
        <Alert variant="light" color="gray">
          {t('person.disabledText')}
        </Alert>
      )}
      <form onSubmit={(event) => void submit(event)}>
        <Group gap="md" style={{ flexDirection: 'column', alignItems: 'stretch' }}>
          <TextInput
            label={t('person.name')}
            required
            withAsterisk={false}
            disabled={self}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <PersonFields settings={settings} self={person.id} people={people} teams={teams} disabled={self} onChange={setSettings} />
          <TeamRoles settings={settings} teams={teams} />
          {person.territories.length > 0 && (
            <Text size="sm">
              {t('person.territories')}: {person.territories.map((territory) => territory.name).join(', ')}
            </Text>
          )}
          <Anchor component={Link} to={`/admin/access?tab=person&person=${person.id}`} size="sm">
            {t('person.access')}
          </Anchor>
          <Failure error={failure} />
          {!self && (
            <Group gap="xs">
              <Button type="submit" loading={busy}>
                {t('person.save')}
              </Button>
            </Group>
          )}
        </Group>
      </form>
      {!self && <Standing person={person} onHandOver={() => setHanding(true)} />}
    </SidePanel>
  );
}

function settingsOf(person: PersonAnswer): PersonSettings {
  return { roles: person.roles, manager: person.manager?.id ?? null, teams: person.teams.map((team) => team.id) };
}

/** Roles that come from teams are no choice here, but count. */
function TeamRoles({ settings, teams }: { readonly settings: PersonSettings; readonly teams: readonly Team[] }) {
  const { t } = useTranslation('rights');
  const { nameOf } = useRoleNames();
  const given = teams.filter((team) => team.roles.length > 0 && settings.teams.some((id) => idsWithin(team.id, teams).has(id)));
  return given.map((team) => (
    <Text key={team.id} size="sm" c="dimmed">
      {t('person.byTeam', { roles: team.roles.map(nameOf).join(', '), team: team.name })}
    </Text>
  ));
}

/** Whether the person can sign in: a new password, disabling with or without handing over, letting in again. */
function Standing({ person, onHandOver }: { readonly person: PersonAnswer; readonly onHandOver: () => void }) {
  const { t } = useTranslation('rights');
  const client = useQueryClient();
  const [password, setPassword] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const run = async (action: () => Promise<unknown>) => {
    setFailure(undefined);
    try {
      await action();
      await client.invalidateQueries({ queryKey: ['people'] });
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <Divider />
      {password !== undefined && <OncePassword password={password} />}
      <Failure error={failure} />
      <Group gap="xs">
        {person.active && (
          <Button variant="default" onClick={() => void run(async () => setPassword(await resetPassword(person.id)))}>
            {t('person.newPassword')}
          </Button>
        )}
        {person.active ? (
          <Button variant="default" c="var(--mantine-color-error)" onClick={onHandOver}>
            {t('handOver.open')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => void run(() => updatePerson(person.id, { active: true }))}>
            {t('person.enable')}
          </Button>
        )}
      </Group>
    </>
  );
}
