import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { systemActor } from '../../engine/access/actor.ts';
import type { ApiDeps } from '../../engine/api/api-deps.ts';
import { createApi } from '../../engine/api/create-api.ts';
import { createEventHub } from '../../engine/api/event-hub.ts';
import { createChangeSets } from '../../engine/changes/create-change-sets.ts';
import { installDocuments } from '../../engine/changes/install-documents.ts';
import { notifyWritten } from '../../engine/collaboration/notifications/notify-written.ts';
import { createConversions } from '../../engine/conversion/create-conversions.ts';
import { openModelStore } from '../../engine/database/model-store.ts';
import { openDatabase } from '../../engine/database/open-database.ts';
import { createFileStore } from '../../engine/files/chunk-file-store.ts';
import { createIdentity } from '../../engine/identity/identity.ts';
import { rightsChannel } from '../../engine/identity/rights-channel.ts';
import type { MetadataDocument } from '../../engine/metadata/model.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import { createMerges } from '../../engine/records/merging/create-merges.ts';
import { createTrash } from '../../engine/records/purging/trash.ts';
import { createUndoJobs } from '../../engine/records/undoing/jobs/create-undo-jobs.ts';
import type { CommittedChange } from '../../engine/records/write-context.ts';
import { undoHandOver } from '../../engine/rights/hand-over/undo-hand-over.ts';
import { logRights } from '../../engine/rights/log/rights-log.ts';
import { countingReader } from '../../engine/rights/logs/counting-reader.ts';
import { type AccessLogs, openAccessLogs } from '../../engine/rights/logs/open-access-logs.ts';
import { createRightsAdmin } from '../../engine/rights/rights-admin.ts';
import { type OpenTerritoryRules, openTerritoryRules } from '../../engine/rights/territories/territory-rules.ts';
import { sql } from '../../engine/sql/sql.ts';
import { createImports } from '../../engine/transfer/create-imports.ts';
import { createFullExports } from '../../engine/transfer/full-export/full-exports.ts';
import { createImportWizard } from '../../engine/transfer/wizard/create-import-wizard.ts';
import { createSavedViews } from '../../engine/views/create-saved-views.ts';
import { cloneDatabase } from '../setup/test-database.ts';
import { shopDocuments } from './shop-documents.ts';

export const password = 'a long enough password';

export interface TestApi extends ApiDeps {
  readonly app: FastifyInstance;
  /** Calls with a session of that person. Throws when a call that is refused leaves anything changed in the database. */
  as(email: string): Promise<(options: InjectOptions) => Promise<LightMyRequestResponse>>;
  /** Every route with its method, as `GET /api/records/:object`. */
  readonly routes: readonly string[];
  /** To have written what they hold. */
  readonly logs: AccessLogs;
  /** The rules that writers go by; they hear of others by notice. */
  readonly territories: OpenTerritoryRules;
  /** Moves the clock of the API on. */
  pass(ms: number): void;
  close(): Promise<void>;
}

/** The whole API over a database of its own with a small shop: admin@, staff@ and guest@ sign in with `password`. */
export async function openTestApi(
  overrides: Partial<ApiDeps> & { readonly documents?: readonly MetadataDocument[]; readonly undoAtOnce?: number } = {},
): Promise<TestApi> {
  const { documents = shopDocuments, undoAtOnce = 10_000, ...others } = overrides;
  const clone = await cloneDatabase();
  const database = await openDatabase({ url: clone.url, poolSize: 6 });
  const models = await openModelStore(database);
  let aheadMs = 0;
  const clock = others.clock ?? (() => new Date(Date.now() + aheadMs));
  const changeSets = createChangeSets({ database, models, clock });
  await installDocuments(changeSets, systemActor('test'), documents);
  await models.refresh();
  const events = await createEventHub(database);
  const publish = (changes: readonly CommittedChange[]): void => {
    for (const change of changes) events.publish(change);
  };
  const identity = createIdentity(database, clock);
  const territories = await openTerritoryRules(database);
  const followRights = (): void => {
    identity.forget();
    void territories.refresh();
  };
  const listening = await database.listen(rightsChannel, followRights, () => undefined);
  const writing = { database, models, clock, ports: { afterCommit: publish, afterWrite: notifyWritten, beforeUndo: undoHandOver }, territories };
  const writer = createWriter(writing);
  const undoJobs = createUndoJobs({ ...writing, writer, threshold: undoAtOnce });
  const rights = createRightsAdmin({ database, models, identity, writer, clock, hints: events, settleSeconds: 0 });
  for (const role of ['admin', 'staff', 'guest']) await identity.createUser({ email: `${role}@example.com`, name: `The ${role}`, password, roles: [role] });
  const imports = createImports({ database, models, writer, clock, events });
  const settings = { publicUrl: 'http://127.0.0.1:3000' };
  const logs = openAccessLogs({ database, models, clock: others.clock ?? clock, onAlert: events.publishAlert });
  const deps: ApiDeps = {
    database,
    models,
    identity,
    reader: countingReader(writer, logs.readings),
    writer,
    changeSets,
    undoJobs,
    fullExports: createFullExports({ database, models, exports: logs.exports, clock }),
    trash: createTrash({ database, models, clock, log: logRights }),
    conversions: createConversions({ database, models, writer, clock }),
    merges: createMerges({ database, models, writer, clock }),
    rights,
    views: createSavedViews({ database, clock }),
    imports,
    importWizard: createImportWizard({ database, models, writer, clock, imports }),
    files: createFileStore(database),
    events,
    denials: logs.denials,
    exports: logs.exports,
    clock,
    settings,
    ...others,
  };
  const app = createApi(deps);
  await app.ready();
  return {
    ...deps,
    app,
    logs,
    async as(email) {
      const cookie = `trellis_session=${await identity.signIn(email, password, '127.0.0.1')}`;
      const call = (options: InjectOptions) =>
        app.inject({ ...options, headers: { cookie, ...(options.method === 'GET' ? {} : { 'content-type': 'application/json' }), ...options.headers } });
      return async (options) => {
        if (options.method === 'GET') return call(options);
        const before = await digestTables(database);
        const answer = await call(options);
        if (answer.statusCode >= 400 && (await digestTables(database)) !== before)
          throw new Error(`${options.method} ${String(options.url)} was refused but changed the database`);
        return answer;
      };
    },
    territories,
    routes: routesOf(app),
    pass: (ms) => {
      aheadMs += ms;
    },
    async close() {
      await app.close();
      await logs.close();
      await events.close();
      await rights.territories.settled();
      await listening.close();
      await models.close();
      await database.close();
      await clone.drop();
    },
  };
}

// Written by reading and by being refused: sessions seen, sign-ins counted.
const visits = ['sys.session', 'sys.attempt', 'sys.api_token'];
// Written when the answer has gone: the refusals themselves, how earlier exports ended, what was read. A reveal is logged before its answer, so that a refused one logs nothing.
const logTables = ['sys.denial', 'sys.export_log', 'sys.reading', 'sys.access_alert'];
const changing = new Set([...visits, ...logTables]);

async function digestTables(database: ApiDeps['database']): Promise<string> {
  const tables = await database.query<{ name: string; place: string }>(sql`select n.nspname || '.' || c.relname as name, c.oid::regclass::text as place
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('sys', 'crm', 'past') order by 1`);
  const digests: string[] = [];
  for (const { name, place } of tables) {
    if (changing.has(name)) continue;
    const rows = await database.query<{ digest: string }>({
      text: `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${place} as t`,
      values: [],
    });
    digests.push(`${name} ${rows[0]?.digest}`);
  }
  return digests.join('\n');
}

/** Reads the routes of the API from fastify's own print, which repeats no path and so cannot forget one. */
function routesOf(app: FastifyInstance): readonly string[] {
  const routes: string[] = [];
  const trail: string[] = [];
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const [, indent = '', segment = '', methods = ''] = /^([│├└─\s]*)(\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
    if (segment === '') continue;
    const depth = Math.floor(indent.length / 4);
    trail.splice(depth - 1, Number.POSITIVE_INFINITY, segment);
    for (const method of methods.split(', ')) if (method !== '') routes.push(`${method} ${trail.join('')}`);
  }
  return routes;
}
