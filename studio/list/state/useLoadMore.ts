import { useEffect } from 'react';

export interface MoreRows {
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
}

/** Asks for the next page when the last row in sight comes near the end. */
export function useLoadMore(lastIndex: number, loaded: number, { hasMore, loadingMore, onMore }: MoreRows): void {
  useEffect(() => {
    if (hasMore && !loadingMore && lastIndex >= loaded - 15) onMore();
  }, [lastIndex, loaded, hasMore, loadingMore, onMore]);
}
