import type { EventHub, RecordEvent } from '../../../engine/api/event-hub.ts';

/** Hints that are delivered at once and one by one: how the hub puts them together hangs on the clock of the machine, which no two worlds share. */
export function immediateEvents(): EventHub {
  const listeners = new Set<(event: RecordEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    publishAlert: () => undefined,
    subscribeAlerts: () => () => undefined,
    subscribeNotices: () => () => undefined,
    close: async () => undefined,
  };
}
