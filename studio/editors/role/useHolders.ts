import { useMemo } from 'react';
import { holdersOf } from '../../admin/known/holders.ts';
import { usePeople, useTeams } from '../../admin/known/usePeople.ts';

/** Who holds a role, the teams that give it, and everybody; undefined while they are not known. */
export function useHolders(role: string) {
  const { data: people } = usePeople();
  const { data: teams } = useTeams();
  return useMemo(
    () => ({
      people,
      holders: people && teams && holdersOf(role, people, teams),
      giving: teams?.filter((team) => team.roles.includes(role)),
    }),
    [role, people, teams],
  );
}
