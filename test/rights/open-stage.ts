import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { createApi } from '../../engine/api/create-api.ts';
import { createConversions } from '../../engine/conversion/create-conversions.ts';
import { createFileStore } from '../../engine/files/chunk-file-store.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import { createMerges } from '../../engine/records/merging/create-merges.ts';
import { createTrash } from '../../engine/records/purging/trash.ts';
import { createUndoJobs } from '../../engine/records/undoing/jobs/create-undo-jobs.ts';
import type { UndoJobs } from '../../engine/records/undoing/jobs/undo-jobs.ts';
import type { CommittedChange } from '../../engine/records/write-context.ts';
import { logRights } from '../../engine/rights/log/rights-log.ts';
import { createExportLog } from '../../engine/rights/logs/export-log.ts';
import type { Answer, Question } from '../../engine/rights/prove/door.ts';
import { Oracle } from '../../engine/rights/prove/oracle.ts';
import type { Stride } from '../../engine/rights/prove/readable-paths.ts';
import { type Looking, Scene } from '../../engine/rights/prove/scene.ts';
import { SeenValues } from '../../engine/rights/prove/seen-values.ts';
import { modelWorld } from '../../engine/rights/prove/world/model-world.ts';
import { readRightsRows } from '../../engine/rights/prove/world/read-rights-rows.ts';
import { RecordStore } from '../../engine/rights/prove/world/record-store.ts';
import type { Person } from '../../engine/rights/prove/world/world.ts';
import { createRightsAdmin } from '../../engine/rights/rights-admin.ts';
import { sql } from '../../engine/sql/sql.ts';
import { createImports } from '../../engine/transfer/create-imports.ts';
import { createFullExports } from '../../engine/transfer/full-export/full-exports.ts';
import type { Imports } from '../../engine/transfer/imports.ts';
import { createSavedViews } from '../../engine/views/create-saved-views.ts';
import { password, type TestApi } from '../db/open-test-api.ts';
import { nobody } from '../db/undo-by-chunks.ts';
import { idOf, officeRecords } from './office-records.ts';
import { type OfficeOptions, openOffice } from './open-office.ts';
import { openRehearsal } from './rehearsal.ts';
import { renewableModels } from './renewable-models.ts';

/** The office with its API, on which nothing lasts, and a person whose roles are set for each scene. */
export interface Stage {
  readonly api: TestApi;
  /** The API over the rehearsal. */
  readonly app: FastifyInstance;
  readonly imports: Imports;
  /** Undoes that are queued, however small, and at which nobody works. */
  readonly queuedUndos: UndoJobs;
  /** A scene in which the person holds these roles and no others. */
  as(roles: readonly string[], person?: string, stride?: Stride): Promise<Scene>;
  /** What the person looks at: every object with all of its records. */
  looking(scene: Scene, person?: string): readonly Looking[];
  /** Calls as the person. */
  call(person: string, options: InjectOptions): Promise<LightMyRequestResponse>;
  /** Takes back everything that was written. */
  reset(): Promise<void>;
  /** Forgets what was compiled. */
  renew(): void;
  nameOf(id: string | null): string;
  close(): Promise<void>;
}

const objects = ['account', 'deal', 'deal_line', 'ticket', 'user'];
const signingIn = ['mai', 'lone', 'em'];

export async function openStage(options: OfficeOptions = {}): Promise<Stage> {
  const api = await openOffice(options);
  const { database, identity, clock, territories } = api;
  const rehearsal = await openRehearsal(database);
  const models = renewableModels(api.models);
  const ports = {
    afterCommit(changes: readonly CommittedChange[]): void {
      for (const change of changes) api.events.publish(change);
    },
  };
  const writer = createWriter({ database: rehearsal.database, models, clock, ports, territories });
  // Rehearsals of imports take themselves back and need a connection beside that in which they run.
  const imports = createImports({ database, models, writer: createWriter({ database, models, clock, ports: {}, territories }), clock });
  const writing = { database: rehearsal.database, models, clock, ports, territories };
  const app = createApi({
    ...api,
    database: rehearsal.database,
    models,
    reader: writer,
    writer,
    imports,
    fullExports: createFullExports({ database: rehearsal.database, models, exports: createExportLog(rehearsal.database, clock), clock }),
    trash: createTrash({ database: rehearsal.database, models, clock, log: logRights }),
    conversions: createConversions({ database: rehearsal.database, models, writer, clock }),
    merges: createMerges({ database: rehearsal.database, models, writer, clock }),
    undoJobs: createUndoJobs({ ...writing, writer, threshold: 10_000 }),
    rights: createRightsAdmin({ database: rehearsal.database, models, identity, writer, clock, hints: api.events, settleSeconds: 0 }),
    views: createSavedViews({ database: rehearsal.database, clock }),
    files: createFileStore(rehearsal.database),
    // Nothing is learnt from the logs here, and they are written beside the rehearsal.
    denials: { note: () => undefined },
    exports: createExportLog(rehearsal.database, clock),
  });
  await app.ready();
  const cookies = new Map<string, string>();
  for (const name of signingIn) cookies.set(idOf('user', name), `trellis_session=${await identity.signIn(`${name}@example.com`, password, '127.0.0.1')}`);
  const call: Stage['call'] = (person, options) => {
    const cookie = cookies.get(person) ?? '';
    const headers = options.method === 'GET' ? { cookie } : { cookie, 'content-type': 'application/json' };
    return app.inject({ ...options, headers: { ...headers, ...options.headers } });
  };
  const ask = async (person: string, question: Question): Promise<Answer> => {
    const { method, url, body } = question;
    const answer = await call(person, { method, url, ...(body === undefined ? {} : { payload: body as object }) });
    const json = String(answer.headers['content-type'] ?? '').includes('json');
    return { status: answer.statusCode, body: json && answer.body !== '' ? answer.json() : answer.body };
  };
  let scenes = 0;
  return {
    api,
    app,
    imports,
    queuedUndos: createUndoJobs({ ...writing, writer, work: nobody, threshold: 0 }),
    call,
    reset: () => rehearsal.reset(),
    renew: () => models.renew(),
    async as(roles, name = 'mai', stride) {
      const person = idOf('user', name);
      await database.query(sql`delete from sys.user_role where user_id = ${person}::uuid`);
      for (const role of roles) await database.query(sql`insert into sys.user_role (user_id, role) values (${person}::uuid, ${role})`);
      identity.forget();
      const seen = await readAll(api);
      scenes += 1;
      return new Scene(seen, { ask }, stride ?? { every: 4, from: scenes });
    },
    looking(scene, name = 'mai') {
      const { model, world, store } = scene.seen;
      const person = world.people.get(idOf('user', name)) as Person;
      return objects.flatMap((object) => {
        const found = model.objects.get(object);
        return found ? [{ person, object: found, sample: store.all(object) }] : [];
      });
    },
    nameOf: (id) => officeRecords().find(({ object, name }) => idOf(object, name) === id)?.name ?? id ?? '',
    async close() {
      await app.close();
      await rehearsal.close();
      await api.close();
    },
  };
}

/** The whole of the office as it lies, for the oracle. */
async function readAll({ database, models, clock }: TestApi): Promise<SeenValues> {
  const model = models.current();
  const store = new RecordStore(database, model);
  for (const object of model.objects.values()) {
    const [schema, table] = object.table;
    const rows = await database.query<{ id: string }>({ text: `select id::text as id from "${schema}"."${table}" order by id`, values: [] });
    await store.read(
      object,
      rows.map(({ id }) => id),
    );
  }
  const world = modelWorld(model, await readRightsRows(database), store, clock().toISOString());
  return new SeenValues({ model, world, oracle: new Oracle(world), store });
}
