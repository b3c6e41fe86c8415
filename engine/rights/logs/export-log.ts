import { type Actor, actorId } from '../../access/actor.ts';
import type { Database } from '../../database/database.ts';
import { sql } from '../../sql/sql.ts';

/** What is taken out of the workspace, by whom and what for. */
export interface LoggedExport {
  /** A UUID; the watermark of the file. */
  readonly id: string;
  readonly object: string;
  /** The filter and the words searched for, as given; null for all records. */
  readonly filter: string | null;
  readonly fields: readonly string[];
  readonly format: string;
  readonly reason: string;
}

export type ExportState = 'running' | 'done' | 'cut_off';

/** The log of exports. Each call is a transaction of its own. */
export interface ExportLog {
  /** Committed when it answers: call before anything leaves. */
  begin(actor: Actor, entry: LoggedExport): Promise<void>;
  /** Notes how many records have left and whether that is all of them. */
  update(id: string, rows: number, state: ExportState): Promise<void>;
}

export function createExportLog(database: Pick<Database, 'query'>, clock: () => Date): ExportLog {
  return {
    async begin(actor, { id, object, filter, fields, format, reason }) {
      const name = actor.kind === 'user' ? actor.name : actor.reason;
      await database.query(sql`insert into sys.export_log (id, at, actor, actor_name, object, filter, fields, format, reason)
        values (${id}::uuid, ${clock().toISOString()}::timestamptz, ${actorId(actor)}::uuid, ${name}, ${object}, ${filter}, ${[...fields]}::text[], ${format}, ${reason})`);
    },
    async update(id, rows, state) {
      await database.query(sql`update sys.export_log set rows = ${rows}, state = ${state} where id = ${id}::uuid`);
    },
  };
}
