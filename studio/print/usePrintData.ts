import { useQuery } from '@tanstack/react-query';
import type { PrintDocument } from '../../schemas/generated/metadata.ts';
import { getRecord, listRecords } from '../api/records/records.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { type Block, printPaths } from './print-values.ts';

interface Wanted {
  readonly print: PrintDocument;
  readonly object: ClientObject;
  readonly id: string;
}

/** The record with its lines, and the parts of the page whose conditions hold. The server judges those: it knows what lies behind links and what is hidden. */
export function usePrintData({ print, object, id }: Wanted) {
  const metadata = useMetadata();
  return useQuery({
    queryKey: ['record', 'print', print.name, id],
    queryFn: async ({ signal }) => {
      const conditions = [...new Set(print.blocks.flatMap(({ when }) => (when === undefined ? [] : [when])))];
      const [record, ...held] = await Promise.all([
        getRecord(object.name, id, printPaths({ metadata, object }, print), signal),
        ...conditions.map((when) => holds(object.name, id, when, signal)),
      ]);
      const holding = new Set(conditions.filter((_, index) => held[index] === true));
      return { record, blocks: print.blocks.filter(({ when }: Block) => when === undefined || holding.has(when)) };
    },
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

async function holds(object: string, id: string, when: string, signal: AbortSignal): Promise<boolean> {
  const { items } = await listRecords(object, { filter: `id = "${id}" AND (${when})`, fields: 'id', limit: 1 }, signal);
  return items.length > 0;
}
