import { type UseQueryResult, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { getRecord, type WireRecord } from '../../api/records/records.ts';
import { type AsOf, asOf } from '../../live/as-of.ts';
import { useLastChange } from '../../live/useLastChange.ts';
import { useLooking } from '../../live/useLooking.ts';
import type { Anchor } from './useAnchor.ts';

export type LoadedRecord = AsOf<{ readonly record: WireRecord }>;

export interface LiveRecord {
  /** What others changed last, for a moment of colour. */
  readonly news: ReadonlySet<string>;
  /** The record that the page is still laid out for; undefined where it is the one shown. */
  readonly before: WireRecord | undefined;
  /** Something changed, and what there is cannot be told: the record may be gone. */
  readonly failed: boolean;
  /** Lays the page out for what is shown. */
  readonly show: () => void;
}

interface Change {
  readonly to: WireRecord;
  readonly before: WireRecord;
  readonly news: ReadonlySet<string>;
}

/**
 * Follows what others change in the record that is open: its cells read differently at once, while fields that would come or go wait until they are
 * asked for. What the person loads anew themselves is laid out at once.
 */
export function useLiveRecord(
  { object, id, queryKey, fields }: { readonly object: string; readonly id: string; readonly queryKey: readonly unknown[]; readonly fields: readonly string[] },
  query: UseQueryResult<LoadedRecord>,
  anchor: RefObject<Anchor | null>,
): LiveRecord {
  const client = useQueryClient();
  const [change, setChange] = useState<Change>();
  const last = useLastChange([{ object, id }]);
  const { failed } = useLooking(last, query.data?.asOf, async () => {
    const latest = await asOf(async () => ({ record: await getRecord(object, id, fields) }));
    const shown = client.getQueryData<LoadedRecord>(queryKey);
    // Loaded anew meanwhile, by what the person did.
    if (!shown || shown.asOf > latest.asOf) return;
    const news = changedCells(shown.record, latest.record);
    anchor.current?.keep();
    // What is kept shares with the earlier one all that is alike.
    const to = client.setQueryData<LoadedRecord>(queryKey, latest)?.record;
    if (to && to !== shown.record) setChange((earlier) => ({ to, before: earlier?.to === shown.record ? earlier.before : shown.record, news }));
  });
  const current = change !== undefined && change.to === query.data?.record ? change : undefined;
  const show = () => {
    setChange(undefined);
    if (failed) void client.resetQueries({ queryKey });
  };
  return { news: current?.news ?? nothing, before: current?.before, failed, show };
}

const nothing: ReadonlySet<string> = new Set();

/** Names of cells that read differently; who changed it when is told at the foot of the page. */
function changedCells(before: WireRecord, after: WireRecord): ReadonlySet<string> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return new Set([...names].filter((name) => !besides.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name])));
}

const besides: ReadonlySet<string> = new Set(['version', 'updated_at', 'updated_by', '_hidden', '_masked', '_fresh']);
