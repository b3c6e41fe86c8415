import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { listRecords, type WireRecord } from '../../api/records/records.ts';
import { quoted } from '../../filter/text/filter-text.ts';
import { joinFilters } from '../../list/state/list-address.ts';
import { liveStore, unnamed } from '../live-store.ts';
import { useLastChange } from '../useLastChange.ts';
import { useLooking } from '../useLooking.ts';
import { compareRows, type Look, withFresh } from './compare-rows.ts';

/** Rows on screen, and how they were asked for. */
export interface ShownRows {
  readonly object: string;
  /** The queries that hold them. */
  readonly queryKey: QueryKey;
  readonly rows: readonly WireRecord[];
  /** How many hints had come when they were asked for; undefined while they are not there. */
  readonly asOf: number | undefined;
  /** All there are. */
  readonly complete: boolean;
  /** In groups, so that there is no order of all. */
  readonly grouped?: boolean;
  readonly filter: string;
  readonly search?: string;
  readonly sort: string;
  readonly fields: string;
}

/** What waits to be shown, since it would move rows. */
export interface Waiting {
  readonly added: number;
  /** Rows are gone, stand elsewhere, or it is not known what there is. */
  readonly moved: boolean;
}

/** So many rows from the top are compared one by one. */
const mostCompared = 60;
const mostAsked = 100;

/** Keeps the cells of shown rows as others change them, and tells what waits: rows neither come nor go nor move by themselves. */
export function useLiveRows(shown: ShownRows): Waiting {
  const client = useQueryClient();
  const last = useLastChange([{ object: shown.object }]);
  // Up to which hint the rows on screen have been looked at again.
  const looked = useRef(0);
  const { found, failed } = useLooking(last, shown.asOf, async () => {
    const until = liveStore.now;
    const changed = liveStore.changedSince(shown.object, Math.max(shown.asOf ?? 0, looked.current));
    const seen = await lookAgain(shown, changed);
    const { fresh, added, moved } = compareRows(shown.rows, seen);
    if (fresh.size > 0) client.setQueriesData<unknown>({ queryKey: shown.queryKey }, (data: unknown) => withFresh(data, fresh));
    looked.current = until;
    return { added, moved: moved || seen.others };
  });
  return failed ? { added: 0, moved: true } : (found ?? { added: 0, moved: false });
}

async function lookAgain(shown: ShownRows, changed: ReadonlySet<string>): Promise<Look<WireRecord> & { readonly others: boolean }> {
  const { object, rows, complete, grouped = false, filter, search, sort, fields } = shown;
  const limit = Math.min(rows.length + (complete ? 20 : 0), mostCompared);
  const first = grouped ? undefined : await listRecords(object, { filter, search, sort, fields, limit: Math.max(limit, 1), count: 'none' });
  const known = new Set(first?.items.map(({ id }) => id));
  const here = new Set(rows.map(({ id }) => id));
  const asked = [...changed].filter((id) => here.has(id) && !known.has(id)).slice(0, mostAsked);
  const apart = asked.length > 0 ? (await listRecords(object, { filter: among(asked), fields, limit: mostAsked, count: 'none' })).items : [];
  const others =
    grouped &&
    (await anyOf(
      shown,
      [...changed].filter((id) => !here.has(id)),
    ));
  return { top: first?.items, whole: first?.next_cursor === null, asked, apart, others };
}

/** Whether the list has one of these, or nobody knows which they are. */
async function anyOf({ object, filter, search }: ShownRows, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0 || ids.includes(unnamed)) return ids.length > 0;
  const { items } = await listRecords(object, { filter: joinFilters(filter, among(ids.slice(0, mostAsked))), search, fields: 'id', limit: 1, count: 'none' });
  return items.length > 0;
}

function among(ids: readonly string[]): string {
  return `id in [${ids.map(quoted).join(', ')}]`;
}
