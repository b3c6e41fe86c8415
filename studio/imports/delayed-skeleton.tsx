import { Skeleton, Stack } from '@mantine/core';
import { Delayed } from '../shell/delayed.tsx';

const widths = ['100%', '92%', '96%', '88%'];

/** Stands where a list or table is about to be. */
export function DelayedSkeleton() {
  return (
    <Delayed>
      <Stack gap="xs" aria-hidden>
        {widths.map((width) => (
          <Skeleton key={width} height={32} width={width} />
        ))}
      </Stack>
    </Delayed>
  );
}
