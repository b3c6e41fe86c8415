import { useQuery } from '@tanstack/react-query';
import { listPeople } from '../../api/rights/people.ts';
import { listTeams } from '../../api/rights/teams.ts';

/** Everybody who can sign in or could, by name. */
export function usePeople() {
  return useQuery({ queryKey: ['people'], queryFn: ({ signal }) => listPeople(signal) });
}

/** All teams, by name. */
export function useTeams() {
  return useQuery({ queryKey: ['teams'], queryFn: ({ signal }) => listTeams(signal) });
}
