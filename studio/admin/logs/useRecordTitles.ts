import { useQueries } from '@tanstack/react-query';
import { loadTitle } from '../../api/records/titles.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface RecordPlace {
  readonly object: string;
  readonly record: string;
}

/** Titles of records of several objects, asked for together. A log names things that are no records, too: those have none. */
export function useRecordTitles(places: readonly RecordPlace[]): (place: RecordPlace) => string | undefined {
  const metadata = useMetadata();
  const real = places.filter(({ object, record }) => findObject(metadata, object) && uuid.test(record));
  const keys = [...new Map(real.map((place) => [`${place.object} ${place.record}`, place]))];
  const answers = useQueries({
    queries: keys.map(([, { object, record }]) => ({
      queryKey: ['record', object, record, 'title'],
      // A query holds no undefined.
      queryFn: async () => (await loadTitle(object, record)) ?? null,
      retry: false,
      staleTime: 60_000,
    })),
  });
  const titles = new Map(keys.map(([key], index) => [key, answers[index]?.data ?? undefined]));
  return ({ object, record }) => titles.get(`${object} ${record}`);
}
