import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonAnswer } from '../../../schemas/generated/api.ts';
import { updatePerson } from '../../api/rights/people.ts';
import { setTeamsOf } from '../../api/rights/teams.ts';
import { problemText } from '../../shell/problems/problem-text.ts';
import { showToast } from '../../shell/toast.tsx';
import type { PersonSettings } from './person-fields.tsx';

export interface SavedPerson extends PersonSettings {
  readonly name: string;
}

function savedOf(person: PersonAnswer): SavedPerson {
  return { name: person.name, roles: person.roles, manager: person.manager?.id ?? null, teams: person.teams.map((team) => team.id) };
}

async function write(id: string, { teams, ...saved }: SavedPerson, before: readonly string[]): Promise<void> {
  await updatePerson(id, { ...saved, roles: [...saved.roles] });
  await setTeamsOf(id, before, teams);
}

/** Saves what a person is, says so, and offers the way back to what they were. */
export function useSavePerson(): (person: PersonAnswer, saved: SavedPerson) => Promise<void> {
  const { t } = useTranslation('rights');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  return useCallback(
    async (person, saved) => {
      const before = savedOf(person);
      const refresh = () => Promise.all([['people'], ['teams']].map((queryKey) => client.invalidateQueries({ queryKey })));
      try {
        await write(person.id, saved, before.teams);
      } finally {
        // Also where only a part was written.
        await refresh();
      }
      const undo = async () => {
        try {
          await write(person.id, before, saved.teams);
          showToast({ message: common('undo.done') });
        } catch (error) {
          showToast({ tone: 'failed', message: problemText(error, common) });
        }
        await refresh();
      };
      showToast({ message: t('person.saved', { name: saved.name }), action: { label: common('common.undo'), run: () => void undo() } });
    },
    [client, t, common],
  );
}
