import { useEffect } from 'react';

export interface MoreRows {
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
}

/** So many rows before the end the next page is asked for: few while one looks at the first ones, many once one scrolls through a long list. */
const aheadAtStart = 20;
const aheadOnTheWay = 400;
const onTheWay = 50;

/** Asks for the next page when the last row in sight comes near the end. */
export function useLoadMore(lastIndex: number, loaded: number, { hasMore, loadingMore, onMore }: MoreRows): void {
  useEffect(() => {
    const ahead = lastIndex > onTheWay ? aheadOnTheWay : aheadAtStart;
    if (hasMore && !loadingMore && lastIndex >= loaded - ahead) onMore();
  }, [lastIndex, loaded, hasMore, loadingMore, onMore]);
}
