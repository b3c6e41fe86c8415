import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listRecords, type WireRecord } from '../api/records.ts';
import { useFoundRecords } from '../find/useFoundRecords.ts';
import { findField, findObject } from '../metadata/client-metadata.ts';
import { titleField, titlePaths } from '../metadata/field-path.ts';
import { useMetadata } from '../metadata/useMetadata.ts';

const none: readonly WireRecord[] = [];

/** Up to twenty records whose titles match what was typed; those of an object that may not be listed by the ending of their phone number. */
export function useRecordOptions(object: string, typed: string, filter: string | undefined, enabled: boolean) {
  const metadata = useMetadata();
  const [search] = useDebouncedValue(typed.trim(), 200);
  const target = findObject(metadata, object);
  const listed = target?.can.list !== false;
  const query = useQuery({
    queryKey: ['records', object, 'options', search, filter],
    queryFn: ({ signal }) => listRecords(object, { search, filter, fields: titlePaths(metadata, object).join(','), limit: 20, count: 'none' }, signal),
    placeholderData: keepPreviousData,
    enabled: enabled && listed,
  });
  const found = useFoundRecords(search, enabled && !listed);
  if (listed) return { records: query.data?.items ?? none, loading: query.isFetching, failed: query.isError, listed };
  const title = titleField(metadata, object);
  const named = findField(target, title)?.type === 'person_name';
  const records = found.hits
    .filter((hit) => hit.object === object)
    .map((hit): WireRecord => ({ id: hit.id, [title]: named ? { full: hit.title } : hit.title }));
  return { records, loading: found.loading, failed: found.error !== undefined, listed };
}
