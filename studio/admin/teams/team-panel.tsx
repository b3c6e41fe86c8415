import { ActionIcon, Button, Checkbox, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonAnswer, Team, TeamRequest } from '../../../schemas/generated/api.ts';
import { createTeam, removeTeam, updateTeam } from '../../api/rights/teams.ts';
import { useRoleNames } from '../known/useRoleNames.ts';
import { Failure } from '../parts/failure.tsx';
import { SidePanel } from '../parts/side-panel.tsx';
import { idsWithin } from '../parts/tree-rows.ts';
import { useKeeping } from '../parts/useKeeping.ts';

export interface TeamPanelProps {
  /** Absent for a new one. */
  readonly team: Team | undefined;
  readonly people: readonly PersonAnswer[];
  readonly teams: readonly Team[];
  readonly onClose: () => void;
}

interface Member {
  readonly user: string;
  readonly lead: boolean;
}

/** What a team is: its name, the one above, who is in it and leads it, and the roles it gives. */
export function TeamPanel({ team, people, teams, onClose }: TeamPanelProps) {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const { options } = useRoleNames();
  const [name, setName] = useState(team?.name ?? '');
  const [parent, setParent] = useState(team?.parent ?? null);
  const [roles, setRoles] = useState<readonly string[]>(team?.roles ?? []);
  const [members, setMembers] = useState<readonly Member[]>(team?.members.map(({ id, lead }) => ({ user: id, lead })) ?? []);
  const keeping = useKeeping([['teams'], ['people']], onClose);
  const body: TeamRequest = { name: name.trim(), parent, roles: [...roles], members: [...members] };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!team)
      return keeping.run({ message: t('team.created', { name: body.name }), write: () => createTeam(body), undo: (made: Team) => removeTeam(made.id) });
    return keeping.run({
      message: t('team.saved', { name: body.name }),
      write: () => updateTeam(team.id, body),
      undo: () => updateTeam(team.id, requestOf(team)),
    });
  };
  const remove = () => {
    if (team) keeping.run({ message: t('team.removed', { name: team.name }), write: () => removeTeam(team.id), undo: () => createTeam(requestOf(team)) });
  };
  const within = team ? idsWithin(team.id, teams) : new Set<string>();
  return (
    <SidePanel title={team?.name ?? t('team.new')} onClose={onClose}>
      <form onSubmit={save}>
        <Stack gap="md">
          <TextInput
            label={t('team.name')}
            required
            withAsterisk={false}
            data-autofocus={!team || undefined}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('team.parent')}
            description={t('team.parentHelp')}
            placeholder={t('team.top')}
            data={teams.filter(({ id }) => !within.has(id)).map((other) => ({ value: other.id, label: other.name }))}
            value={parent}
            onChange={setParent}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': common('common.clear') }}
          />
          <Members members={members} people={people} onChange={setMembers} />
          <MultiSelect label={t('team.roles')} description={t('team.rolesHelp')} data={options} value={[...roles]} onChange={setRoles} searchable />
          <Failure error={keeping.failure} />
          <Group justify="space-between">
            <Button type="submit" loading={keeping.busy}>
              {t(team ? 'team.save' : 'team.create')}
            </Button>
            {team && (
              <Button variant="subtle" color="red" c="var(--mantine-color-error)" onClick={remove}>
                {t('team.remove')}
              </Button>
            )}
          </Group>
        </Stack>
      </form>
    </SidePanel>
  );
}

function requestOf({ name, parent, roles, members }: Team): TeamRequest {
  return { name, parent, roles, members: members.map(({ id, lead }) => ({ user: id, lead })) };
}

interface MembersProps {
  readonly members: readonly Member[];
  readonly people: readonly PersonAnswer[];
  readonly onChange: (members: readonly Member[]) => void;
}

/** Who is in the team itself, and who of them leads it. */
function Members({ members, people, onChange }: MembersProps) {
  const { t } = useTranslation('rights');
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const others = people.filter((person) => person.active && !members.some(({ user }) => user === person.id));
  return (
    <section aria-label={t('team.members')}>
      <Text size="sm" fw={500} mb={4}>
        {t('team.members')}
      </Text>
      <Stack gap={2} mb="xs">
        {members.map(({ user, lead }) => (
          <Group key={user} gap="sm" wrap="nowrap" mih={36}>
            <Text style={{ flex: 1 }}>{nameOf(user)}</Text>
            <Checkbox
              size="xs"
              label={t('team.lead')}
              aria-label={t('team.leadOf', { person: nameOf(user) })}
              checked={lead}
              onChange={({ currentTarget: { checked } }) => onChange(members.map((one) => (one.user === user ? { user, lead: checked } : one)))}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('team.takeOut', { person: nameOf(user) })}
              onClick={() => onChange(members.filter((one) => one.user !== user))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      <Select
        aria-label={t('team.addMember')}
        placeholder={t('team.addMember')}
        data={others.map((person) => ({ value: person.id, label: person.name }))}
        value={null}
        onChange={(id) => {
          if (id !== null) onChange([...members, { user: id, lead: false }]);
        }}
        searchable
      />
    </section>
  );
}
