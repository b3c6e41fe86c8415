import { lazy, Suspense } from 'react';
import { loadTexts } from '../../i18n/start-i18n.ts';
import type { BulkBarProps } from './bulk-bar.tsx';

const Bar = lazy(async () => {
  const [{ BulkBar }] = await Promise.all([import('./bulk-bar.tsx'), loadTexts('lists')]);
  return { default: BulkBar };
});

/** What can be done with the records chosen; a chunk that comes with the first of them. */
export function LazyBulkBar(props: BulkBarProps) {
  return (
    <Suspense>
      <Bar {...props} />
    </Suspense>
  );
}
