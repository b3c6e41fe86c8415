import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { eventChannel } from '../database/event-channel.ts';

/** A hint that records changed. */
export interface Hint {
  readonly object: string;
  readonly ids: readonly string[];
  readonly operation: string | null;
  /** Whose operation it is, where a person's; told to nobody but them. */
  readonly by?: string;
  /** True where nobody changed the records, but stored roll-ups of theirs were worked out anew. */
  readonly refreshed?: boolean;
  /** True where nobody changed the records, but what stands beside them: comments, files. */
  readonly beside?: boolean;
  /** Who may have lost sight of them: subjects of shares, or `territory` for all who see by territory. */
  readonly lost?: readonly string[];
}

/** What is delivered to streams: what to fetch again, never the values. */
export interface RecordEvent extends Hint {
  /** Empty when there were too many to name. */
  readonly ids: readonly string[];
  /** Null when several operations were put together. */
  readonly operation: string | null;
  /** Where there were too many ids: the operations that touched the records, as far as there are few. */
  readonly operations?: readonly string[];
}

/** A hint that there is something that administrators should look at. */
export interface AlertEvent {
  readonly id: string;
  readonly kind: string;
}

/** Hints to browsers, within this process and to all others. They may be lost; whoever needs certainty reads again. */
export interface EventHub {
  /** Call after the commit. Hints of a tenth of a second are put together. */
  publish(hint: Hint): void;
  /** Call after the commit. For administrators only: whoever passes it on sees to that. */
  publishAlert(alert: AlertEvent): void;
  /** The answer ends the subscription. */
  subscribe(listener: (event: RecordEvent) => void): () => void;
  /** The same for alerts. */
  subscribeAlerts(listener: (alert: AlertEvent) => void): () => void;
  /** Hears for whom there may be new notifications: ids of people. Transactions tell it themselves, as they commit. */
  subscribeNotices(listener: (people: readonly string[]) => void): () => void;
  /** Sends what is still held back and stops listening. */
  close(): Promise<void>;
}

const holdMs = 100;
/** Ids that a hint names at most. */
export const mostIds = 200;
const mostOperations = 20;
// PostgreSQL takes 8,000 bytes; ids are ASCII.
const mostPayloadBytes = 7_000;

interface Held {
  readonly ids: Set<string>;
  readonly object: string;
  readonly by: string | undefined;
  readonly refreshed: boolean;
  readonly beside: boolean;
  readonly operations: Set<string | null>;
  readonly lost: Set<string>;
  tooMany: boolean;
}

function eventOf({ object, by, refreshed, beside, ids, operations, lost, tooMany }: Held): RecordEvent {
  const [operation = null, ...more] = operations;
  return {
    object,
    ids: tooMany ? [] : [...ids],
    operation: more.length === 0 ? operation : null,
    ...(by === undefined ? {} : { by }),
    ...(refreshed ? { refreshed } : {}),
    ...(beside ? { beside } : {}),
    ...(lost.size > 0 ? { lost: [...lost] } : {}),
    ...(tooMany ? { operations: fewOf(operations) } : {}),
  };
}

function fewOf(operations: Iterable<string | null>): readonly string[] {
  return [...operations].flatMap((operation) => operation ?? []).slice(0, mostOperations);
}

/** Opens the hub. Notices are sent on their own, outside the transactions that wrote: inside they halve the rate of commits. */
export async function createEventHub(database: Database, log: (message: string, error: unknown) => void = console.error): Promise<EventHub> {
  const self = randomUUID();
  const listeners = new Set<(event: RecordEvent) => void>();
  let telling: Promise<void> = Promise.resolve();
  const alertListeners = new Set<(alert: AlertEvent) => void>();
  const noticeListeners = new Set<(people: readonly string[]) => void>();
  const held = new Map<string, Held>();
  let timer: NodeJS.Timeout | undefined;
  const deliver = (events: readonly RecordEvent[]): void => {
    for (const event of events) for (const listener of listeners) listener(event);
  };
  const alert = (alerts: readonly AlertEvent[]): void => {
    for (const event of alerts) for (const listener of alertListeners) listener(event);
  };
  const tell = async (payload: string): Promise<void> => {
    try {
      await database.query({ name: 'tell-changes', text: 'select pg_notify($1, $2)', values: [eventChannel, payload] });
    } catch (error) {
      log('other processes could not be told of changed records', error);
    }
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const entries = [...held.values()];
    held.clear();
    if (entries.length === 0) return;
    deliver(entries.map(eventOf));
    await tell(payloadOf(self, entries));
  };
  const subscription = await database.listen(
    eventChannel,
    (payload) => {
      const { from, events = [], alerts = [], notices = [] } = readPayload(payload);
      if (from === self) return;
      if (notices.length > 0) for (const listener of noticeListeners) listener(notices);
      deliver(events);
      alert(alerts);
    },
    () => undefined,
  );
  return {
    publish({ object, ids, operation, by, refreshed = false, beside = false, lost = [] }) {
      // Apart for each person, so that everybody can be told which operations are their own.
      const key = `${object} ${refreshed} ${beside} ${by}`;
      const entry = held.get(key) ?? { object, by, refreshed, beside, ids: new Set(), operations: new Set(), lost: new Set(), tooMany: false };
      held.set(key, entry);
      entry.operations.add(operation);
      for (const subject of lost) entry.lost.add(subject);
      if (entry.ids.size + ids.length > mostIds) entry.tooMany = true;
      else for (const id of ids) entry.ids.add(id);
      timer ??= setTimeout(() => void flush(), holdMs);
    },
    publishAlert(event) {
      alert([event]);
      telling = telling.then(() => tell(JSON.stringify({ from: self, alerts: [event] } satisfies Payload)));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    subscribeAlerts(listener) {
      alertListeners.add(listener);
      return () => void alertListeners.delete(listener);
    },
    subscribeNotices(listener) {
      noticeListeners.add(listener);
      return () => void noticeListeners.delete(listener);
    },
    async close() {
      await flush();
      await telling;
      await subscription.close();
    },
  };
}

function payloadOf(from: string, entries: readonly Held[]): string {
  const full = JSON.stringify({ from, events: entries.map(eventOf) });
  if (full.length <= mostPayloadBytes) return full;
  const names = JSON.stringify({ from, events: entries.map((entry) => eventOf({ ...entry, tooMany: true })) });
  return names.length <= mostPayloadBytes ? names : JSON.stringify({ from, events: [] });
}

/** What one process tells the others. */
interface Payload {
  readonly from: string;
  readonly events?: readonly RecordEvent[];
  readonly alerts?: readonly AlertEvent[];
  readonly notices?: readonly string[];
}

function readPayload(payload: string): Payload {
  // @NOTE written by another process of the same version; the channel is not open to people.
  return JSON.parse(payload) as Payload;
}
