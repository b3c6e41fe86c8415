import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Delayed } from '../shell/delayed.tsx';
import classes from './list-skeleton.module.css';

const rows = Array.from({ length: 14 }, (_, index) => index);

/** A list on its way. */
export function ListSkeleton() {
  const { t } = useTranslation();
  return (
    <Delayed>
      <div className={classes.list} role="status" aria-label={t('common.loading')}>
        {rows.map((row) => (
          <div key={row} className={classes.row}>
            <Skeleton height={12} width={`${22 + ((row * 7) % 12)}%`} />
            <Skeleton height={12} width={`${14 + ((row * 5) % 8)}%`} />
            <Skeleton height={12} width={`${10 + ((row * 3) % 9)}%`} visibleFrom="sm" />
          </div>
        ))}
      </div>
    </Delayed>
  );
}
