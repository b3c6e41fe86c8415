import { useLocation, useSearchParams } from 'react-router';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { type NavigationItem, navigationGroups } from './navigation.ts';
import { useApp } from './useApp.ts';

/** An entry with a view is current on that view only; one without on all pages of its object that no other entry claims. */
export function useIsCurrent(): (item: NavigationItem) => boolean {
  const { pathname } = useLocation();
  const [parameters] = useSearchParams();
  const items = navigationGroups(useMetadata(), useApp()).flatMap((group) => group.items);
  const exact = items.find((item) => item.kind !== 'list' && (item.to === pathname || (item.kind === 'counter' && pathname.startsWith(`${item.to}/`))));
  const lists = items.filter((item) => item.kind === 'list');
  const near = lists.filter((item) => pathname === `/records/${item.object.name}` || pathname.startsWith(`/records/${item.object.name}/`));
  const list = near.find((item) => item.view !== undefined && item.view === parameters.get('view')) ?? near.find((item) => item.view === undefined) ?? near[0];
  const current = exact ?? list;
  return (item) => item.to === current?.to;
}
