import type { Actor } from '../../access/actor.ts';
import { actorId } from '../../access/actor.ts';
import type { Database, Tx } from '../../database/database.ts';
import type { ModelStore } from '../../database/model-store.ts';
import { AppError } from '../../errors/app-error.ts';
import { uuidV7 } from '../../records/uuid-v7.ts';
import type { ExportLog, ExportState } from '../../rights/logs/export-log.ts';
import { ident, sql } from '../../sql/sql.ts';
import { checkedReason } from '../export/open-export.ts';
import { exportedObjects, writeFullExport } from './write-full-export.ts';
import type { ByteSink } from './zip-writer.ts';

/** How far a full export has come. */
export interface FullExportState {
  readonly id: string;
  readonly at: string;
  readonly state: ExportState;
  /** Records that left. */
  readonly done: number;
}

export interface FullExportPlan {
  readonly id: string;
  /** Records there are, lines among them. */
  readonly records: number;
  readonly files: number;
}

/** The whole workspace as one file, for whoever administers; the caller has made sure of that. */
export interface FullExports {
  /** Writes into the log who wants everything and what for, and answers how much it is. What is planned can be read once, within an hour. */
  plan(actor: Actor, reason: string): Promise<FullExportPlan>;
  /** Sends what was planned, of one moment. Resolves when all of it has been taken; a sink that throws cuts it off. Throws not_found for what was not planned, or was read. */
  write(actor: Actor, id: string, sink: ByteSink): Promise<void>;
  get(actor: Actor, id: string): Promise<FullExportState>;
}

export interface FullExportServices {
  readonly database: Database;
  readonly models: Pick<ModelStore, 'current'>;
  readonly exports: ExportLog;
  readonly clock: () => Date;
}

const noteEvery = 2_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const everything = '*';

export function createFullExports({ database, models, exports, clock }: FullExportServices): FullExports {
  return {
    async plan(actor, written) {
      const reason = checkedReason(written);
      const id = uuidV7();
      const { records, files } = await countAll(database, models);
      await exports.begin(actor, { id, object: everything, filter: null, fields: [], format: 'zip', reason });
      return { id, records, files };
    },
    async write(actor, id, sink) {
      const names = exportedObjects(models.current()).map(({ name }) => name);
      const reason = await claim(database, actor, id, names);
      if (reason === undefined) throw unplanned(id);
      let rows = 0;
      let noted = 0;
      let state: ExportState = 'cut_off';
      const onProgress = async (records: number): Promise<void> => {
        rows = records;
        if (rows - noted < noteEvery) return;
        noted = rows;
        await exports.update(id, rows, 'running');
      };
      try {
        const work = (tx: Tx): Promise<void> => writeFullExport({ tx, models, actor, now: clock(), id, reason, sink, onProgress });
        await database.transaction(work, { readOnly: true, isolation: 'repeatable read', statementTimeoutMs: 0 });
        state = 'done';
      } finally {
        await exports.update(id, rows, state);
      }
    },
    async get(actor, id) {
      const rows = uuid.test(id)
        ? await database.query<{ id: string; at: string; state: ExportState; done: number }>(
            sql`select id::text as id, at, state, rows as done from sys.export_log where id = ${id}::uuid and object = ${everything} and actor is not distinct from ${actorId(actor)}::uuid`,
          )
        : [];
      if (!rows[0]) throw unplanned(id);
      return { ...rows[0], at: new Date(rows[0].at).toISOString(), done: Number(rows[0].done) };
    },
  };
}

function unplanned(id: string): AppError {
  return new AppError('not_found', `There is no full export ${id} that you could read. Each can be read once, within an hour.`);
}

/** Takes the plan, so that it is not read twice: from then on the log says of which objects. Answers the reason. */
async function claim(database: Database, actor: Actor, id: string, names: readonly string[]): Promise<string | undefined> {
  if (!uuid.test(id)) return undefined;
  const rows = await database.query<{
    reason: string;
  }>(sql`update sys.export_log set fields = ${[...names]}::text[] where id = ${id}::uuid and object = ${everything}
    and actor is not distinct from ${actorId(actor)}::uuid and state = 'running' and fields = '{}' and at > now() - interval '1 hour' returning reason`);
  return rows[0]?.reason;
}

async function countAll(database: Database, models: Pick<ModelStore, 'current'>): Promise<{ records: number; files: number }> {
  let records = 0;
  for (const { table } of exportedObjects(models.current())) {
    const rows = await database.query<{ n: number }>(sql`select count(*)::int as n from ${ident(...table)} where deleted_at is null`);
    records += Number(rows[0]?.n);
  }
  const files = await database.query<{ n: number }>(sql`select count(*)::int as n from sys.file where length(sha256) > 0`);
  return { records, files: Number(files[0]?.n) };
}
