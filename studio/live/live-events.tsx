import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { metadataQuery } from '../session/session-queries.ts';
import { liveStore, type RecordHint } from './live-store.ts';

/** A hint; `refreshed` where nobody changed the records, but totals of theirs were worked out anew; `beside` where comments or files are new. */
function parseHint(data: string): (RecordHint & { readonly refreshed: boolean; readonly beside: boolean }) | undefined {
  const hint: unknown = JSON.parse(data);
  if (typeof hint !== 'object' || hint === null || !('object' in hint) || !('ids' in hint)) return undefined;
  const { object, ids } = hint;
  if (typeof object !== 'string' || !Array.isArray(ids)) return undefined;
  const operation = 'operation' in hint && typeof hint.operation === 'string' ? hint.operation : null;
  return { object, ids: ids.filter((id) => typeof id === 'string'), operation, refreshed: is(hint, 'refreshed'), beside: is(hint, 'beside') };
}

function is(hint: object, name: string): boolean {
  return (hint as Readonly<Record<string, unknown>>)[name] === true;
}

/** Whether a query is of what stands beside one of the records: comments and files come by themselves. */
function standsBeside({ object, ids }: RecordHint, [kind, name, id]: readonly unknown[]): boolean {
  return (kind === 'timeline' || kind === 'attachments') && name === object && typeof id === 'string' && (ids.length === 0 || ids.includes(id));
}

/** Whether a query is the page of one of the records: their totals follow by themselves. Lists wait until they are loaded anew. */
function showsOneOf({ object, ids }: RecordHint, [kind, name, id]: readonly unknown[]): boolean {
  return kind === 'record' && name === object && typeof id === 'string' && (ids.length === 0 || ids.includes(id));
}

function versionIn(data: string): unknown {
  return (JSON.parse(data) as { readonly version?: unknown }).version;
}

const whileAway: ReadonlySet<unknown> = new Set(['record', 'timeline', 'attachments', 'notifications']);

/** Listens to the server while someone is signed in; the browser reconnects by itself. */
export function LiveEvents() {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events');
    // What happened while nobody listened was told to nobody.
    source.addEventListener(
      'open',
      () => void client.invalidateQueries({ predicate: ({ queryKey, state }) => whileAway.has(queryKey[0]) && state.data !== undefined }),
    );
    source.addEventListener('records', (event) => {
      const hint = parseHint(event.data);
      if (hint?.beside) void client.invalidateQueries({ predicate: ({ queryKey }) => standsBeside(hint, queryKey) });
      else if (hint?.refreshed) void client.invalidateQueries({ predicate: ({ queryKey }) => showsOneOf(hint, queryKey) });
      else if (hint) liveStore.add(hint);
    });
    source.addEventListener('notifications', () => void client.invalidateQueries({ queryKey: ['notifications'] }));
    let greeted = false;
    source.addEventListener('model', (event) => {
      // The first is a greeting, right after the metadata were loaded. One after a break stands for whatever happened in it, changed rights too.
      const known = !greeted && versionIn(event.data) === client.getQueryData(metadataQuery.queryKey)?.version;
      greeted = true;
      if (!known) void client.invalidateQueries({ queryKey: metadataQuery.queryKey });
    });
    return () => source.close();
  }, [client]);
  return null;
}
