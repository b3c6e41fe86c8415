import { IconPhoneCall, IconPlus } from '@tabler/icons-react';
import { Icon } from '../icon.tsx';
import type { NavigationItem } from './navigation.ts';

export interface ItemIconProps {
  readonly item: NavigationItem;
  readonly size?: number;
}

/** The icon of an entry. */
export function ItemIcon({ item, size = 18 }: ItemIconProps) {
  if (item.kind === 'list') return <Icon name={item.object.icon} size={size} />;
  if (item.kind === 'counter') return <Icon name={item.icon ?? 'cash'} size={size} />;
  const Shape = item.kind === 'find' ? IconPhoneCall : IconPlus;
  return <Shape size={size} stroke={1.6} aria-hidden />;
}
