import { Skeleton } from '@mantine/core';
import { Delayed } from '../../shell/delayed.tsx';
import classes from './board.module.css';

const columns = ['a', 'b', 'c', 'd'];

/** Columns on their way. */
export function BoardSkeleton() {
  return (
    <Delayed>
      <div className={classes.board} aria-hidden>
        {columns.map((column, index) => (
          <div key={column} className={classes.column}>
            <Skeleton height={18} width={120} m={4} />
            {columns.slice(index).map((card) => (
              <Skeleton key={card} height={84} mt={8} radius={8} />
            ))}
          </div>
        ))}
      </div>
    </Delayed>
  );
}
