import type { Database } from '../../database/database.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { Denial } from './denial.ts';
import { createDenialFold } from './fold-denials.ts';

const holdMs = 100;
const minuteMs = 60_000;
const mostHeld = 2_000;

/** Takes note of refusals: one row of sys.denial a minute for the same person, call, object, record and code, with a count. */
export interface DenialLog {
  /** Never throws and waits for nothing; the row is written later, on a connection of its own. */
  note(denial: Denial): void;
  /** Ends when all that was noted before is written. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** A row to be. */
interface Held extends Denial {
  readonly at: string;
  readonly minute: string;
  count: number;
}

/** Opens the log. What cannot be written is counted and told to `log`; nobody waits for it. */
export function openDenialLog(
  database: Pick<Database, 'query'>,
  clock: () => Date,
  log: (message: string, error?: unknown) => void = console.error,
): DenialLog {
  const fold = createDenialFold();
  const held = new Map<string, Held>();
  let dropped = 0;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const rows = [...held.values()];
    held.clear();
    if (dropped > 0) log(`${dropped} refusals were not noted: there were too many at once`);
    dropped = 0;
    if (rows.length === 0) return;
    try {
      await database.query(insertDenials(rows));
    } catch (error) {
      log(`${rows.reduce((sum, { count }) => sum + count, 0)} refusals could not be noted`, error);
    }
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    running = running.then(write);
    return running;
  };
  return {
    note(denial) {
      const now = clock();
      const minute = Math.floor(now.getTime() / minuteMs);
      const { key, denial: told } = fold(denial, minute);
      const place = `${minute} ${key}`;
      const known = held.get(place);
      if (known) known.count += 1;
      else if (held.size >= mostHeld) dropped += 1;
      else held.set(place, { ...told, at: now.toISOString(), minute: new Date(minute * minuteMs).toISOString(), count: 1 });
      timer ??= setTimeout(() => void flush(), holdMs).unref();
    },
    flush,
    close: flush,
  };
}

/** In the order of their keys, so that two processes that add to the same rows wait for each other and never in a circle. */
function insertDenials(rows: readonly Held[]): Sql {
  return sql`insert into sys.denial as d (at, minute, actor, actor_name, via, action, object, record, code, detail, count)
    select at, minute, actor, "actorName", via, action, object, record, code, detail, count
    from json_to_recordset(${JSON.stringify(rows)}::json) as noted(at timestamptz, minute timestamptz, actor uuid, "actorName" text, via text, action text,
      object text, record text, code text, detail text, count int)
    order by minute, actor, action, object, record, code
    on conflict (minute, actor, action, object, record, code) do update set count = d.count + excluded.count`;
}
