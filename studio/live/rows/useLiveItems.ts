import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { type Followed, useLastChange } from '../useLastChange.ts';
import { useLooking } from '../useLooking.ts';
import { compareRows, withFresh } from './compare-rows.ts';
import type { Waiting } from './useLiveRows.ts';

interface Item {
  readonly id: string;
}

/** Items on screen that stand newest first, such as those of a timeline. */
export interface ShownItems<I extends Item> {
  readonly queryKey: QueryKey;
  readonly items: readonly I[];
  readonly asOf: number | undefined;
  /** What they come from. */
  readonly follows: readonly Followed[];
  /** The newest items as there are now; `whole` where these are all. */
  readonly look: () => Promise<{ readonly items: readonly I[]; readonly whole: boolean }>;
}

/** Keeps shown items as others change them, and tells what waits to be shown. */
export function useLiveItems<I extends Item>({ queryKey, items, asOf, follows, look }: ShownItems<I>): Waiting {
  const client = useQueryClient();
  const last = useLastChange(follows);
  const { found, failed } = useLooking(last, asOf, async () => {
    const seen = await look();
    const { fresh, added, moved } = compareRows(items, { top: seen.items, whole: seen.whole, asked: [], apart: [] });
    if (fresh.size > 0) client.setQueryData<unknown>(queryKey, (data: unknown) => withFresh(data, fresh));
    return { added, moved };
  });
  return failed ? { added: 0, moved: true } : (found ?? { added: 0, moved: false });
}
