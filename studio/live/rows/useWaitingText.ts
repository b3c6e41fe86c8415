import { useTranslation } from 'react-i18next';
import type { Waiting } from './useLiveRows.ts';

/** What is said of rows that wait, such as "2 new · show"; undefined where none do. */
export function useWaitingText({ added, moved }: Waiting): string | undefined {
  const { t } = useTranslation();
  if (moved) return t('live.someChanges');
  return added > 0 ? t('live.added', { count: added }) : undefined;
}
