import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getRecord, type WireRecord } from '../api/records/records.ts';
import { type ListColumn, listColumn, listFields } from '../list/columns.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';

export interface Compared {
  /** By id; those that have not been read yet are missing. */
  readonly records: ReadonlyMap<string, WireRecord>;
  readonly column: (field: string) => ListColumn | undefined;
}

/** The records with all that can be compared of them, links with their titles. */
export function useComparedRecords(object: ClientObject, ids: readonly string[]): Compared {
  const metadata = useMetadata();
  const columns = useMemo(
    () =>
      new Map(
        object.fields.filter(({ type }) => type !== 'lines' && type !== 'roll_up').flatMap(({ name }) => [[name, listColumn(metadata, object, name)] as const]),
      ),
    [metadata, object],
  );
  const fields = useMemo(
    () =>
      listFields(
        metadata,
        object,
        [...columns.values()].filter((column) => column !== undefined),
      ),
    [metadata, object, columns],
  );
  const queries = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['record', object.name, id, 'compared', fields],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => getRecord(object.name, id, fields, signal),
    })),
  });
  return { records: new Map(queries.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))), column: (field) => columns.get(field) };
}
