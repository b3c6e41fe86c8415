import { useQuery } from '@tanstack/react-query';
import { listRoles } from '../../api/rights/roles.ts';

/** All roles, by name. */
export function useRoles() {
  return useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => listRoles(signal) });
}
