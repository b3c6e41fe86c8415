import { useQuery } from '@tanstack/react-query';
import type { RoleDocument } from '../../../../schemas/generated/metadata.ts';
import { whatIfRole } from '../../../api/rights/roles.ts';

/** What people would gain and lose if the role were so; asked anew whenever it is shown. */
export function useWhatIf(role: RoleDocument) {
  return useQuery({ queryKey: ['what-if', JSON.stringify(role)], queryFn: ({ signal }) => whatIfRole(role, signal), gcTime: 0, retry: false });
}
