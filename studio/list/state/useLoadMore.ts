import { useEffect } from 'react';

export interface MoreRows {
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
}

/** So many rows before the end the next page is asked for: enough for a hard flick of the wheel. */
const ahead = 80;

/** Asks for the next page when the last row in sight comes near the end. */
export function useLoadMore(lastIndex: number, loaded: number, { hasMore, loadingMore, onMore }: MoreRows): void {
  useEffect(() => {
    if (hasMore && !loadingMore && lastIndex >= loaded - ahead) onMore();
  }, [lastIndex, loaded, hasMore, loadingMore, onMore]);
}
