import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listObjects } from '../../api/metadata.ts';

/** Names of the objects whose records lie in territories; undefined while that is not known. */
export function useTerritorialObjects(): ReadonlySet<string> | undefined {
  const { data } = useQuery({ queryKey: ['metadata', 'object'], queryFn: ({ signal }) => listObjects(signal) });
  return useMemo(() => data && new Set(data.filter((object) => object.territories === true).map((object) => object.name)), [data]);
}
