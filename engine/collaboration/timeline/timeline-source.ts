import type { Timeline as WireTimeline } from '../../../schemas/generated/api.ts';
import type { HistoryEntry, WireRecord } from '../../query/record-reader.ts';

type WireItem = WireTimeline['items'][number];

/** One thing that happened; see schemas/api/timeline.schema.json. */
export interface TimelineItem extends Pick<WireItem, 'kind' | 'id' | 'at' | 'actor' | 'comment' | 'file'> {
  readonly change?: HistoryEntry;
  readonly record?: { readonly object: string; readonly id: string; readonly title: string | null; readonly fields: WireRecord };
}

/** A page of what happened, newest first. */
export interface Timeline {
  readonly items: readonly TimelineItem[];
  readonly next_cursor: string | null;
  readonly kinds: readonly string[];
}

/** An item with where its source goes on behind it. */
export interface SourceItem {
  readonly item: TimelineItem;
  readonly cursor: string;
}

/** One stream of a timeline: the changes, the comments, the files, or the records of one link. */
export interface TimelineSource {
  /** As `kinds` names it. */
  readonly kind: string;
  /** Up to `limit` items, newest first, behind the cursor. */
  read(cursor: string | undefined, limit: number): Promise<readonly SourceItem[]>;
}
