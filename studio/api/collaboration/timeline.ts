import type { Timeline as WireTimeline } from '../../../schemas/generated/api.ts';
import type { HistoryEntry, WireRecord } from '../records/records.ts';
import { request } from '../request.ts';
import { besideRecord } from './comments.ts';

type WireItem = WireTimeline['items'][number];

/** One thing that happened to a record or around it. */
export interface TimelineItem extends Pick<WireItem, 'kind' | 'id' | 'at' | 'actor' | 'comment' | 'file'> {
  readonly change?: HistoryEntry;
  readonly record?: { readonly object: string; readonly id: string; readonly title: string | null; readonly fields: WireRecord };
}

export interface Timeline {
  readonly items: readonly TimelineItem[];
  readonly next_cursor: string | null;
  readonly kinds: readonly string[];
}

export async function readTimeline(
  { object, id, kinds }: { readonly object: string; readonly id: string; readonly kinds: string },
  cursor: string,
  signal?: AbortSignal,
): Promise<Timeline> {
  return (await request<Timeline>('GET', besideRecord(object, id, 'timeline'), { query: { kinds, cursor, limit: 30 }, signal })).data;
}
