import { Group, SegmentedControl, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { foldText } from '../../format/fold-text.ts';
import { PageSkeleton } from '../../shell/pages/page-skeleton.tsx';
import { ProblemPanel } from '../../shell/problems/problem-panel.tsx';
import { setEach, useAddress } from '../../shell/useAddress.ts';
import { AdminPage } from '../admin-page.tsx';
import { usePeople, useTeams } from '../known/usePeople.ts';
import { AddButton } from '../parts/add-button.tsx';
import { SearchInput } from '../parts/search-input.tsx';
import { TeamPanel } from '../teams/team-panel.tsx';
import { TeamTree } from '../teams/team-tree.tsx';
import { NewPersonDialog } from './new-person-dialog.tsx';
import { PeopleTable } from './people-table.tsx';
import { PersonPanel } from './person-panel.tsx';

type Place = Readonly<Record<string, string | undefined>>;

/** Everybody who works here, and the teams they are in. Tab, search and the open panel are in the address. */
export function PeoplePage() {
  const { t } = useTranslation('rights');
  const [parameters, setAddress] = useAddress();
  const tab = parameters.get('tab') === 'teams' ? 'teams' : 'people';
  const go = (place: Place, replace = false) => setAddress((next) => setEach(next, { ...place }), { replace });
  // What is open and searched for in a tab does not follow into the other.
  const open = (next: string | null) =>
    setAddress((parameters) => {
      for (const name of [...parameters.keys()]) parameters.delete(name);
      if (next === 'teams') parameters.set('tab', next);
    });
  const add = tab === 'teams' ? { label: t('team.new'), place: { team: 'new' } } : { label: t('person.new'), place: { person: 'new' } };
  const actions = <AddButton label={add.label} onClick={() => go(add.place)} />;
  return (
    <AdminPage title={t('admin.people')} actions={actions}>
      <Tabs value={tab} onChange={(next) => open(next)} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="people">{t('person.tab')}</Tabs.Tab>
          <Tabs.Tab value="teams">{t('team.tab')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="people">
          <People parameters={parameters} go={go} />
        </Tabs.Panel>
        <Tabs.Panel value="teams">
          <Teams opened={parameters.get('team') ?? undefined} go={go} />
        </Tabs.Panel>
      </Tabs>
    </AdminPage>
  );
}

interface PartProps {
  readonly go: (place: Place, replace?: boolean) => void;
}

function People({ parameters, go }: PartProps & { readonly parameters: URLSearchParams }) {
  const { t } = useTranslation('rights');
  const people = usePeople();
  const teams = useTeams();
  const failed = people.error ?? teams.error;
  const search = parameters.get('search') ?? '';
  const everybody = parameters.get('all') === '1';
  const opened = parameters.get('person') ?? undefined;
  if (failed) return <ProblemPanel error={failed} onRetry={() => void Promise.all([people.refetch(), teams.refetch()])} />;
  if (!people.data || !teams.data) return <PageSkeleton />;
  const words = foldText(search).split(/\s+/);
  const shown = people.data.filter(
    (person) => (everybody || person.active) && words.every((word) => foldText(`${person.name} ${person.email}`).includes(word)),
  );
  const person = people.data.find(({ id }) => id === opened);
  const close = () => go({ person: undefined });
  return (
    <>
      <Group mb="sm" gap="sm">
        <SearchInput label={t('person.search')} value={search} onSearch={(text) => go({ search: text }, true)} />
        <SegmentedControl
          size="xs"
          aria-label={t('person.who')}
          value={everybody ? 'all' : 'active'}
          onChange={(who) => go({ all: who === 'all' ? '1' : undefined })}
          data={[
            { value: 'active', label: t('person.onlyActive') },
            { value: 'all', label: t('person.everybody') },
          ]}
        />
      </Group>
      <PeopleTable people={shown} onOpen={(id) => go({ person: id })} />
      {person && <PersonPanel key={person.id} person={person} people={people.data} teams={teams.data} onClose={close} />}
      {opened === 'new' && <NewPersonDialog people={people.data} teams={teams.data} onClose={close} />}
    </>
  );
}

function Teams({ opened, go }: PartProps & { readonly opened: string | undefined }) {
  const people = usePeople();
  const teams = useTeams();
  const failed = people.error ?? teams.error;
  if (failed) return <ProblemPanel error={failed} onRetry={() => void Promise.all([people.refetch(), teams.refetch()])} />;
  if (!people.data || !teams.data) return <PageSkeleton />;
  const team = teams.data.find(({ id }) => id === opened);
  const close = () => go({ team: undefined });
  return (
    <>
      <TeamTree teams={teams.data} onOpen={(id) => go({ team: id })} />
      {(team || opened === 'new') && <TeamPanel key={opened} team={team} people={people.data} teams={teams.data} onClose={close} />}
    </>
  );
}
