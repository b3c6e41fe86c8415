import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonAnswer, PersonCreated, Team } from '../../../schemas/generated/api.ts';
import { createPerson } from '../../api/rights/people.ts';
import { setTeamsOf } from '../../api/rights/teams.ts';
import type { Locale } from '../../format/locale.ts';
import { useLocale } from '../../i18n/useLocale.ts';
import { Failure } from '../parts/failure.tsx';
import { OncePassword } from './once-password.tsx';
import { PersonFields, type PersonSettings } from './person-fields.tsx';

export interface NewPersonDialogProps {
  readonly people: readonly PersonAnswer[];
  readonly teams: readonly Team[];
  readonly onClose: () => void;
}

/** Adds a person and shows their password, this once. */
export function NewPersonDialog({ people, teams, onClose }: NewPersonDialogProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const [made, setMade] = useState<PersonCreated>();
  return (
    <Modal
      opened
      onClose={onClose}
      title={made ? t('person.added', { name: made.name }) : t('person.new')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': common('common.close') }}
    >
      {made?.password === undefined ? (
        <PersonForm people={people} teams={teams} onMade={setMade} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <Text>{t('person.passwordText', { email: made.email })}</Text>
          <OncePassword password={made.password} />
          <Button style={{ alignSelf: 'flex-end' }} onClick={onClose}>
            {t('person.done')}
          </Button>
        </Stack>
      )}
    </Modal>
  );
}

function PersonForm({ people, teams, onMade, onClose }: NewPersonDialogProps & { readonly onMade: (made: PersonCreated) => void }) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const locale = useLocale();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [language, setLanguage] = useState<Locale>(locale);
  const [settings, setSettings] = useState<PersonSettings>({ roles: [], manager: null, teams: [] });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      const made = await createPerson({ name: name.trim(), email: email.trim(), roles: [...settings.roles], manager: settings.manager, locale: language });
      // From here on the password must be shown, whatever else goes wrong.
      onMade(made);
      await setTeamsOf(made.id, [], settings.teams);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
    await Promise.all([client.invalidateQueries({ queryKey: ['people'] }), client.invalidateQueries({ queryKey: ['teams'] })]);
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <TextInput
          label={t('person.name')}
          data-autofocus
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          type="email"
          label={t('person.email')}
          description={t('person.emailHelp')}
          autoComplete="off"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PersonFields settings={settings} people={people} teams={teams} onChange={setSettings} />
        <Select
          label={t('person.language')}
          data={[
            { value: 'vi', label: 'Tiếng Việt' },
            { value: 'en', label: 'English' },
          ]}
          value={language}
          onChange={(next) => setLanguage(next === 'en' ? 'en' : 'vi')}
          allowDeselect={false}
        />
        <Failure error={failure} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('common.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('person.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
