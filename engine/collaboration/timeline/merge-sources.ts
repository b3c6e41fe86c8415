import type { SourceItem, TimelineItem, TimelineSource } from './timeline-source.ts';

/** How far each source has been told: undefined from its beginning, null where nothing is left. In the order of the sources. */
export type Progress = readonly (string | null | undefined)[];

export interface Merged {
  readonly items: readonly TimelineItem[];
  /** Undefined where nothing is left. */
  readonly next: Progress | undefined;
}

interface Stream {
  readonly items: readonly SourceItem[];
  /** The source gave as many as were asked for, so there may be more. */
  readonly more: boolean;
  told: number;
}

/**
 * The `limit` newest items of all sources behind the progress. Each source keeps a cursor of its own, so that what is written meanwhile
 * neither repeats nor skips anything. Sources are asked at once, and each once.
 */
export async function mergeSources(sources: readonly TimelineSource[], progress: Progress, limit: number): Promise<Merged> {
  const streams = await Promise.all(sources.map((source, index) => open(source, progress[index], limit)));
  const items: TimelineItem[] = [];
  while (items.length < limit) {
    const newest = newestOf(streams);
    if (!newest) break;
    items.push((newest.items[newest.told] as SourceItem).item);
    newest.told += 1;
  }
  const next = streams.map((stream, index) => behind(stream, progress[index]));
  return { items, next: next.every((each) => each === null) ? undefined : next };
}

async function open(source: TimelineSource, cursor: string | null | undefined, limit: number): Promise<Stream> {
  if (cursor === null) return { items: [], more: false, told: 0 };
  const items = await source.read(cursor, limit);
  return { items, more: items.length === limit, told: 0 };
}

/** The stream whose next item is the newest; of equal ones the first. */
function newestOf(streams: readonly Stream[]): Stream | undefined {
  let newest: Stream | undefined;
  for (const stream of streams) {
    const at = stream.items[stream.told]?.item.at;
    if (at !== undefined && (newest === undefined || at > (newest.items[newest.told] as SourceItem).item.at)) newest = stream;
  }
  return newest;
}

function behind({ items, more, told }: Stream, before: string | null | undefined): string | null | undefined {
  if (told === items.length && !more) return null;
  return told === 0 ? before : items[told - 1]?.cursor;
}
