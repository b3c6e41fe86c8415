import type { UserActor } from '../../access/actor.ts';
import { readsPerHour } from '../../access/role-limits.ts';
import type { Database } from '../../database/database.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { sql } from '../../sql/sql.ts';

const flushMs = 5_000;
const hourMs = 3_600_000;

/** Somebody has read unusually much. */
export interface ReadingAlert {
  readonly id: string;
  readonly kind: 'reads';
}

/** Counts the records that people are shown, by person and hour, and raises an alert where it is more than their roles foresee. */
export interface ReadingLog {
  /** Costs an addition in memory; written within seconds. */
  add(actor: UserActor, records: number): void;
  /** Ends when all that was added before is written, and judged. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface ReadingServices {
  readonly database: Pick<Database, 'query'>;
  readonly models: Pick<ModelStore, 'current'>;
  readonly clock: () => Date;
  /** Told of each new alert, after it is written. */
  readonly onAlert: (alert: ReadingAlert) => void;
  readonly log?: (message: string, error: unknown) => void;
}

interface Count {
  /** As last seen: roles may change within the hour. */
  actor: UserActor;
  records: number;
}

interface Total {
  readonly actor: string;
  readonly rows: number;
}

export function openReadingLog({ database, models, clock, onAlert, log = console.error }: ReadingServices): ReadingLog {
  let counts = new Map<string, Count>();
  // Of the first of the counts; what follows within seconds goes with it.
  let hour = '';
  let running: Promise<void> = Promise.resolve();
  const add = (actor: UserActor, records: number): void => {
    if (records === 0) return;
    if (counts.size === 0) hour = new Date(Math.floor(clock().getTime() / hourMs) * hourMs).toISOString();
    const known = counts.get(actor.id);
    if (known) {
      known.actor = actor;
      known.records += records;
    } else counts.set(actor.id, { actor, records });
  };
  const alert = async ({ actor, rows }: Total, most: number, of: string): Promise<void> => {
    const written = await database.query<{ id: string }>(sql`insert into sys.access_alert (at, actor, kind, hour, rows, limit_rows)
      values (${clock().toISOString()}::timestamptz, ${actor}::uuid, 'reads', ${of}::timestamptz, ${rows}, ${most}) on conflict (actor, kind, hour) do nothing returning id::text as id`);
    for (const { id } of written) onAlert({ id, kind: 'reads' });
  };
  const write = async (): Promise<void> => {
    const [written, of] = [counts, hour];
    counts = new Map();
    if (written.size === 0) return;
    const totals = await addReadings(database, [...written.values()], of).catch((error: unknown) => {
      // Counted with those of the next time.
      for (const { actor, records } of written.values()) add(actor, records);
      throw error;
    });
    for (const total of totals) {
      const person = written.get(total.actor)?.actor;
      const most = person && readsPerHour(models.current(), person);
      // Once an hour is above it each flush asks again; the unique key keeps it to one alert.
      if (most !== undefined && total.rows > most) await alert(total, most, of);
    }
  };
  const flush = (): Promise<void> => {
    running = running.then(write).catch((error: unknown) => log('What people have read could not be counted.', error));
    return running;
  };
  const timer = setInterval(() => void flush(), flushMs).unref();
  return {
    add,
    flush,
    close() {
      clearInterval(timer);
      return flush();
    },
  };
}

/** Adds to the hour's numbers, whichever process they come from, and answers the sums. In the order of ids, so that processes never wait in a circle. */
function addReadings(database: Pick<Database, 'query'>, counts: readonly Count[], hour: string): Promise<Total[]> {
  const rows = counts.map(({ actor, records }) => ({ actor: actor.id, rows: records }));
  return database.query<Total>(sql`insert into sys.reading as r (actor, hour, rows)
    select actor, ${hour}::timestamptz, rows from json_to_recordset(${JSON.stringify(rows)}::json) as added(actor uuid, rows bigint) order by actor
    on conflict (actor, hour) do update set rows = r.rows + excluded.rows returning actor::text as actor, rows`);
}
