import { useQuery } from '@tanstack/react-query';
import { getRecord } from '../api/records.ts';
import { useCellContext } from '../fields/useCellContext.ts';
import { asId } from '../fields/wire-value.ts';
import { titlePaths } from '../metadata/field-path.ts';
import { useMetadata } from '../metadata/useMetadata.ts';

/** The title of a related record: from its wire value, else fetched. */
export function useRecordTitle(object: string, value: unknown): string | undefined {
  const metadata = useMetadata();
  const context = useCellContext();
  const id = asId(value);
  const known = context.titleOf(object, value);
  const { data } = useQuery({
    queryKey: ['record', object, id, 'title'],
    queryFn: ({ signal }) => getRecord(object, id ?? '', titlePaths(metadata, object), signal),
    enabled: id !== undefined && known === undefined,
    retry: false,
    staleTime: 60_000,
  });
  return known ?? (data && context.titleOf(object, data));
}
