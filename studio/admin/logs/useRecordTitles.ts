import { useQueries } from '@tanstack/react-query';
import { listRecords } from '../../api/records.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { quoted } from '../../filter/filter-text.ts';
import { findObject } from '../../metadata/client-metadata.ts';
import { titlePaths } from '../../metadata/field-path.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const most = 100;

export interface RecordPlace {
  readonly object: string;
  readonly record: string;
}

/** Titles of records of several objects, asked for together: one call for each object and hundred records. */
export function useRecordTitles(places: readonly RecordPlace[]): (place: RecordPlace) => string | undefined {
  const metadata = useMetadata();
  const context = useCellContext();
  const byObject = new Map<string, Set<string>>();
  for (const { object, record } of places) {
    if (findObject(metadata, object) && uuid.test(record)) byObject.set(object, (byObject.get(object) ?? new Set()).add(record));
  }
  const parts = [...byObject].flatMap(([object, ids]) => {
    const all = [...ids];
    return Array.from({ length: Math.ceil(all.length / most) }, (_, index) => ({ object, ids: all.slice(index * most, (index + 1) * most) }));
  });
  const answers = useQueries({
    queries: parts.map(({ object, ids }) => ({
      queryKey: ['records', object, 'titles', ids],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        listRecords(
          object,
          { filter: `id in [${ids.map(quoted).join(', ')}]`, fields: titlePaths(metadata, object).join(','), limit: most, count: 'none' },
          signal,
        ),
      retry: false,
      staleTime: 60_000,
    })),
  });
  const titles = new Map<string, string>();
  for (const [index, { object }] of parts.entries()) {
    for (const record of answers[index]?.data?.items ?? []) {
      const title = context.titleOf(object, record);
      if (title !== undefined) titles.set(`${object} ${record.id}`, title);
    }
  }
  return ({ object, record }) => titles.get(`${object} ${record}`);
}
