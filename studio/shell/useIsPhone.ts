import { useMediaQuery } from '@mantine/hooks';

/** True on screens narrower than 768 px: cards for tables, a bar at the foot for the sidebar. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
}
