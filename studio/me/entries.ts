import type { Destination, OwnEntry } from '../api/own/me.ts';
import { type ClientMetadata, findObject } from '../metadata/client-metadata.ts';

/** The same for the same destination. */
export function entryKey(entry: Destination): string {
  if (entry.kind === 'record') return `record ${entry.object} ${entry.id}`;
  if (entry.kind === 'object') return `object ${entry.object}`;
  return entry.kind === 'view' ? `view ${entry.view}` : `page ${entry.to}`;
}

/** What a request takes of an entry. */
export function toDestination(entry: OwnEntry): Destination {
  if (entry.kind === 'record') return { kind: 'record', object: entry.object, id: entry.id };
  if (entry.kind === 'object') return { kind: 'object', object: entry.object };
  return entry.kind === 'view' ? { kind: 'view', view: entry.view } : { kind: 'page', to: entry.to, label: entry.label };
}

/** The address that an entry leads to; undefined where the screens know nothing of it. */
export function entryAddress(metadata: ClientMetadata, entry: OwnEntry): string | undefined {
  if (entry.kind === 'page') return entry.to;
  if (entry.kind === 'record') return `/records/${entry.object}/${entry.id}`;
  if (entry.kind === 'object') return findObject(metadata, entry.object)?.can.list ? `/records/${entry.object}` : undefined;
  const view = metadata.views.find(({ name }) => name === entry.view);
  return view && `/records/${view.object}?view=${view.name}`;
}

/** The icon of an entry, as documents name it. */
export function entryIcon(metadata: ClientMetadata, entry: OwnEntry): string | undefined {
  if (entry.kind === 'page') return 'bookmark';
  const object = entry.kind === 'view' ? metadata.views.find(({ name }) => name === entry.view)?.object : entry.object;
  return findObject(metadata, object)?.icon;
}

/** The list with the entry at `from` moved to `to`; the same list where there is no such place. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length || from === to) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
