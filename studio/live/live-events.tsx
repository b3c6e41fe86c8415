import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { liveStore, type RecordHint } from './live-store.ts';

function parseHint(data: string): RecordHint | undefined {
  const hint: unknown = JSON.parse(data);
  if (typeof hint !== 'object' || hint === null || !('object' in hint) || !('ids' in hint)) return undefined;
  const { object, ids } = hint;
  if (typeof object !== 'string' || !Array.isArray(ids)) return undefined;
  const operation = 'operation' in hint && typeof hint.operation === 'string' ? hint.operation : null;
  return { object, ids: ids.filter((id) => typeof id === 'string'), operation };
}

/** Listens to the server while someone is signed in; the browser reconnects by itself. */
export function LiveEvents() {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/events');
    source.addEventListener('records', (event) => {
      const hint = parseHint(event.data);
      if (hint) liveStore.add(hint);
    });
    source.addEventListener('model', () => void client.invalidateQueries({ queryKey: ['metadata'] }));
    return () => source.close();
  }, [client]);
  return null;
}
