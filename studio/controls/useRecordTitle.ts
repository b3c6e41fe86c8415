import { useQuery } from '@tanstack/react-query';
import { loadTitle } from '../api/records/titles.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { asId } from '../fields/wire-value.ts';

/** The title of a related record: from its wire value, else fetched. */
export function useRecordTitle(object: string, value: unknown): string | undefined {
  const context = useCellContext();
  const id = asId(value);
  const known = context.titleOf(object, value);
  const { data } = useQuery({
    queryKey: ['record', object, id, 'title'],
    // A query holds no undefined.
    queryFn: async () => (await loadTitle(object, id ?? '')) ?? null,
    enabled: id !== undefined && known === undefined,
    retry: false,
    staleTime: 60_000,
  });
  return known ?? data ?? undefined;
}
