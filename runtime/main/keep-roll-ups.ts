import type { EventHub } from '../../engine/api/event-hub.ts';
import type { Database } from '../../engine/database/database.ts';
import type { ModelStore } from '../../engine/database/model-store.ts';
import { storedRollUps } from '../../engine/metadata/stored-roll-ups.ts';
import { refreshRollUps } from '../../engine/records/roll-ups/refresh-roll-ups.ts';

const sweepMs = 60_000;

export interface RollUpKeeping {
  readonly database: Database;
  readonly models: ModelStore;
  readonly events: Pick<EventHub, 'publish' | 'subscribe'>;
}

/**
 * Keeps stored roll-ups up to date in a worker: at its start, whenever a process tells that records changed, and every minute for hints that
 * were lost. Answers the function that stops it.
 */
export function keepRollUps({ database, models, events }: RollUpKeeping): () => Promise<void> {
  const stopping = new AbortController();
  const onRefreshed = (object: string, ids: readonly string[]) => events.publish({ object, ids, operation: null, refreshed: true });
  let running: Promise<void> | undefined;
  let again = false;
  const refresh = async (): Promise<void> => {
    do {
      again = false;
      try {
        await refreshRollUps({ database, models, onRefreshed }, stopping.signal);
      } catch (error) {
        if (!stopping.signal.aborted) console.error('Stored totals could not be brought up to date; it is tried again in a minute.', error);
      }
    } while (again && !stopping.signal.aborted);
    running = undefined;
  };
  const wake = (): void => {
    if (stopping.signal.aborted || storedRollUps(models.current()).length === 0) return;
    // What changes during a refresh may come too late for it.
    if (running !== undefined) again = true;
    else running = refresh();
  };
  const unsubscribe = events.subscribe(({ refreshed }) => {
    if (refreshed !== true) wake();
  });
  const timer = setInterval(wake, sweepMs);
  timer.unref();
  wake();
  return async () => {
    stopping.abort();
    unsubscribe();
    clearInterval(timer);
    await running;
  };
}
