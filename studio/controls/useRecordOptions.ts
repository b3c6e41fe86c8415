import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listRecords, type WireRecord } from '../api/records.ts';
import { titlePaths } from '../metadata/field-path.ts';
import { useMetadata } from '../metadata/useMetadata.ts';

/** Up to twenty records whose titles match what was typed. */
export function useRecordOptions(object: string, typed: string, filter: string | undefined, enabled: boolean) {
  const metadata = useMetadata();
  const [search] = useDebouncedValue(typed.trim(), 200);
  const query = useQuery({
    queryKey: ['records', object, 'options', search, filter],
    queryFn: ({ signal }) => listRecords(object, { search, filter, fields: titlePaths(metadata, object).join(','), limit: 20, count: 'none' }, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
  const records: readonly WireRecord[] = query.data?.items ?? [];
  return { records, loading: query.isFetching, failed: query.isError };
}
