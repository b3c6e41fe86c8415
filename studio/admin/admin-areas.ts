import { IconDatabase, IconHistory, IconMap2, IconShieldLock, IconShieldQuestion, IconUsersGroup } from '@tabler/icons-react';

/** The pages of the administration, in their order. */
export const adminAreas = [
  { key: 'people', to: '/admin/people', Icon: IconUsersGroup },
  { key: 'roles', to: '/admin/roles', Icon: IconShieldLock },
  { key: 'territories', to: '/admin/territories', Icon: IconMap2 },
  { key: 'access', to: '/admin/access', Icon: IconShieldQuestion },
  { key: 'logs', to: '/admin/logs', Icon: IconHistory },
  { key: 'data', to: '/admin/data', Icon: IconDatabase },
] as const;
