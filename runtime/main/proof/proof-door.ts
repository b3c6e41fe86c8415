import type { FastifyInstance } from 'fastify';
import { createApi } from '../../../engine/api/create-api.ts';
import { createConversions } from '../../../engine/conversion/create-conversions.ts';
import type { ModelStore } from '../../../engine/database/model-store.ts';
import { AppError } from '../../../engine/errors/app-error.ts';
import { createFileStore } from '../../../engine/files/chunk-file-store.ts';
import type { Identity } from '../../../engine/identity/identity.ts';
import { loadRights } from '../../../engine/identity/load-rights.ts';
import type { SignedIn } from '../../../engine/identity/signed-in.ts';
import type { RecordReader } from '../../../engine/query/record-reader.ts';
import { createWriter } from '../../../engine/records/create-writer.ts';
import { createMerges } from '../../../engine/records/merging/create-merges.ts';
import { createTrash } from '../../../engine/records/purging/trash.ts';
import { createUndoJobs } from '../../../engine/records/undoing/jobs/create-undo-jobs.ts';
import { logRights } from '../../../engine/rights/log/rights-log.ts';
import type { Answer, Door, Question } from '../../../engine/rights/prove/door.ts';
import { readRightsRows } from '../../../engine/rights/prove/world/read-rights-rows.ts';
import { createRightsAdmin } from '../../../engine/rights/rights-admin.ts';
import { createImports } from '../../../engine/transfer/create-imports.ts';
import { exportRecords } from '../../../engine/transfer/export/export-records.ts';
import { createFullExports } from '../../../engine/transfer/full-export/full-exports.ts';
import { createImportWizard } from '../../../engine/transfer/wizard/create-import-wizard.ts';
import { createSavedViews } from '../../../engine/views/create-saved-views.ts';
import type { Engine } from '../engine.ts';
import type { Snapshot } from './snapshot-database.ts';

/** The API over a snapshot, not listening, in which everybody is taken for who they say they are. */
export interface ProofDoor extends Door {
  close(): Promise<void>;
}

const silent = {
  publish: () => undefined,
  publishAlert: () => undefined,
  subscribe: () => () => undefined,
  subscribeAlerts: () => () => undefined,
  subscribeNotices: () => () => undefined,
  close: async () => undefined,
};
/** Nothing is logged of a proof. */
const unlogged = { begin: async () => undefined, update: async () => undefined };

/** Opens the API to the proof. Calls that write of themselves, as exports and reveals do into their logs, are asked of what answers them. */
export async function openProofDoor(engine: Engine, { database, now }: Snapshot): Promise<ProofDoor> {
  const clock = () => now;
  const model = engine.models.current();
  const models: ModelStore = { ...engine.models, current: () => model, refresh: async () => model, onChange: () => undefined, close: async () => undefined };
  const people = await signedInPeople(engine, { database, now });
  const identity: Identity = {
    ...engine.identity,
    known: (secret) => people.get(secret),
    resolve: async (secret) => people.get(secret),
    onForget: () => undefined,
  };
  const writer = createWriter({ database, models, clock, ports: {} });
  const imports = createImports({ database, models, writer, clock });
  const app = createApi({
    database,
    models,
    identity,
    reader: writer,
    writer,
    changeSets: engine.changeSets,
    fullExports: createFullExports({ database, models, exports: unlogged, clock }),
    trash: createTrash({ database, models, clock, log: logRights }),
    conversions: createConversions({ database, models, writer, clock }),
    merges: createMerges({ database, models, writer, clock }),
    undoJobs: createUndoJobs({ database, models, clock, ports: {}, writer, threshold: 0 }),
    rights: createRightsAdmin({ database, models, identity, writer, clock, hints: silent, settleSeconds: 0 }),
    views: createSavedViews({ database, clock }),
    imports,
    importWizard: createImportWizard({ database, models, writer, clock, imports }),
    files: createFileStore(database),
    events: silent,
    denials: { note: () => undefined },
    exports: unlogged,
    clock,
    settings: { publicUrl: 'http://127.0.0.1' },
  });
  await app.ready();
  return {
    async ask(person, question) {
      const actor = people.get(person)?.user;
      const [, object = '', id = ''] = /^\/api\/records\/(\w+)\/(?:([^/]+)\/)?(?:reveal|export)$/.exec(question.url) ?? [];
      if (actor && question.url.endsWith('/reveal'))
        return answered(() => reveal(writer, actor, { object, id, field: (question.body as { field: string }).field }));
      if (actor && question.url.endsWith('/export')) return answered(() => exported({ reader: writer, models }, actor, object, question.body as ExportBody));
      return inject(app, person, question);
    },
    close: async () => void (await app.close()),
  };
}

type Actor = SignedIn['user'];

async function signedInPeople({ models }: Engine, { database, now }: Snapshot): Promise<ReadonlyMap<string, SignedIn>> {
  const { settings } = models.current();
  const found = new Map<string, SignedIn>();
  for (const { id, name, zone, locale } of (await readRightsRows(database, settings)).people.values()) {
    const user: Actor = { kind: 'user', id, name, email: '', ...(await loadRights(database, id, now)), zone, locale };
    found.set(id, { via: 'session', scopes: ['full'], user });
  }
  return found;
}

async function inject(app: FastifyInstance, person: string, { method, url, body }: Question): Promise<Answer> {
  const headers = { cookie: `trellis_session=${person}`, ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) };
  const answer = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body as object }) });
  const json = String(answer.headers['content-type'] ?? '').includes('json');
  return { status: answer.statusCode, body: json && answer.body !== '' ? answer.json() : answer.body };
}

/** A refusal is an answer as well. */
async function answered(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: error.status, body: {} };
  }
}

async function reveal(reader: RecordReader, actor: Actor, { object, id, field }: { object: string; id: string; field: string }): Promise<Answer> {
  const found = await reader.reveal(actor, object, id, field);
  return found ? { status: 200, body: found } : { status: 404, body: {} };
}

interface ExportBody {
  readonly format: 'csv' | 'json';
  readonly filter?: string;
}

async function exported(services: Parameters<typeof exportRecords>[0], actor: Actor, object: string, { format, filter }: ExportBody): Promise<Answer> {
  let text = '';
  for await (const piece of exportRecords(services, actor, object, { filter }, format)) text += piece;
  return { status: 200, body: format === 'json' ? (JSON.parse(text) as unknown) : text };
}
