import { useQuery } from '@tanstack/react-query';
import { loadTotals } from '../../api/records/totals.ts';
import type { GroupsRequest } from './useGroups.ts';

/** Sums over all records of a list, by path; undefined until they are known, and where nothing is summed. Amounts of several currencies have none. */
export function useSums({ object, filter, search, sums }: GroupsRequest): Readonly<Record<string, unknown>> | undefined {
  const { data, isError } = useQuery({
    queryKey: ['records', object, 'totals', { filter, search, sums }],
    queryFn: ({ signal }) =>
      loadTotals(
        object,
        {
          ...(filter === '' ? {} : { filter }),
          ...(search === '' ? {} : { search }),
          measures: sums.map((field, index) => ({ fn: 'sum' as const, field, as: `sum_${index}` })),
        },
        signal,
      ),
    enabled: sums.length > 0,
  });
  if (sums.length === 0) return undefined;
  if (isError) return Object.fromEntries(sums.map((path) => [path, null]));
  return data && Object.fromEntries(sums.map((path, index) => [path, data.rows[0]?.[`sum_${index}`]]));
}
