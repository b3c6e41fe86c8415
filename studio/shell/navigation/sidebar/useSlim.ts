import { useLocalStorage } from '@mantine/hooks';

/** Whether the sidebar of this browser shows icons only. */
export function useSlim() {
  return useLocalStorage({ key: 'trellis.slimSidebar', defaultValue: false, getInitialValueInEffect: false });
}
