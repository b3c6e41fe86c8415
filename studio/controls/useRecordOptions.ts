import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listRecords, type WireRecord } from '../api/records/records.ts';
import { useFoundRecords } from '../find/useFoundRecords.ts';
import { findField, findObject } from '../metadata/client-metadata.ts';
import { titleField, titlePaths } from '../metadata/field-path.ts';
import { useMetadata } from '../metadata/useMetadata.ts';

const none: readonly WireRecord[] = [];
/** Digits as a phone number has them. */
const numberLike = /^[+(]?\d[\d\s.()-]{5,}$/;

/**
 * Up to twenty records that match what was typed. Whatever looks like a phone number finds by its ending, first; those of an object that may
 * not be listed are found by that alone.
 */
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
  const byNumber = numberLike.test(search) && target?.fields.some((field) => field.type === 'phone') === true;
  const found = useFoundRecords(search, enabled && (!listed || byNumber));
  const title = titleField(metadata, object);
  const named = findField(target, title)?.type === 'person_name';
  const hits = found.hits.filter((hit) => hit.object === object).map((hit): WireRecord => ({ id: hit.id, [title]: named ? { full: hit.title } : hit.title }));
  if (!listed) return { records: hits, loading: found.loading, failed: found.error !== undefined, listed };
  const items = query.data?.items ?? none;
  // A condition narrows what may be chosen: finding by number does not know it.
  const first = byNumber && filter === undefined ? hits : none;
  const records = first.length === 0 ? items : [...first, ...items.filter(({ id }) => !first.some((hit) => hit.id === id))];
  return { records, loading: query.isFetching, failed: query.isError, listed };
}
