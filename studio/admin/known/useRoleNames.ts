import { useMemo } from 'react';
import { useRoles } from '../../editors/role/useRoles.ts';
import { useLabel } from '../../i18n/useLabel.ts';

/** What roles are called, by name, and as options to choose from. A role that is gone is called by its name. */
export function useRoleNames() {
  const label = useLabel();
  const { data: roles } = useRoles();
  return useMemo(() => {
    const names = new Map(roles?.map((role) => [role.name, label(role.label)]));
    return { nameOf: (role: string) => names.get(role) ?? role, options: [...names].map(([value, text]) => ({ value, label: text })) };
  }, [roles, label]);
}
