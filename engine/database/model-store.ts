import { AppError } from '../errors/app-error.ts';
import { type CompileCache, compileModel, type StoredDocument } from '../metadata/compiling/compile-model.ts';
import type { FieldState, MetadataDocument, Model, WorkspaceSettings } from '../metadata/model.ts';
import { sql } from '../sql/sql.ts';
import type { Database, Tx } from './database.ts';
import { lockModelText } from './model-lock.ts';

/** Channel on which a committed change of metadata is told; the payload is the version. */
export const modelChannel = 'trellis_model';

/** Holds the current Model of this process and follows changes made by others. */
export interface ModelStore {
  current(): Model;
  /** Loads the newest Model from the database, and swaps it in. */
  refresh(): Promise<Model>;
  /** Takes the shared model lock for the rest of the transaction and answers the Model that holds while it is kept. */
  lockForWrite(tx: Tx): Promise<Model>;
  /** Waits until this process knows the Model of the version, or a later one. */
  reach(version: number): Promise<void>;
  /** Called after each swap. */
  onChange(listener: (model: Model) => void): void;
  close(): Promise<void>;
}

const defaultSettings: WorkspaceSettings = { currency: 'VND', zone: 'Asia/Ho_Chi_Minh', locale: 'vi' };

/** Reads all documents that are not hidden, with the version they make up. Takes a transaction or the database. */
export async function loadStoredDocuments(
  tx: Tx,
): Promise<{ readonly version: number; readonly documents: readonly StoredDocument[]; readonly settings: WorkspaceSettings }> {
  // One statement, so that version and documents are of one snapshot.
  const rows = await tx.query<{
    version: number;
    settings: Partial<WorkspaceSettings> | null;
    documents: { body: MetadataDocument; state: FieldState }[] | null;
  }>(sql`
    select (select version from sys.model) as version,
      (select value from sys.setting where key = 'workspace') as settings,
      (select json_agg(json_build_object('body', body, 'state', state) order by kind, name) from sys.document where state <> 'hidden') as documents`);
  const row = rows[0];
  if (!row) throw new AppError('internal', 'sys.model is empty: the migrations have not run');
  const documents = (row.documents ?? []).map(({ body, state }) => ({ document: body, state }));
  return { version: Number(row.version), documents, settings: { ...defaultSettings, ...row.settings } };
}

async function readVersion(tx: Tx): Promise<number> {
  return Number((await tx.query<{ version: number }>({ text: lockModelText, values: [] }))[0]?.version);
}

/** Opens the store: loads the Model and listens for newer ones. */
export async function openModelStore(database: Database): Promise<ModelStore> {
  const cache: CompileCache = new Map();
  const listeners: ((model: Model) => void)[] = [];
  const load = async (connection: Tx): Promise<Model> => {
    const { version, documents, settings } = await loadStoredDocuments(connection);
    const result = compileModel(documents, settings, version, cache);
    if (!result.ok) throw new AppError('invalid_document', 'The stored metadata does not compile', { issues: result.issues });
    return result.value;
  };
  let current = await load(database);
  let loading: Promise<Model> | undefined;
  const swapIn = async (connection: Tx): Promise<Model> => {
    const loaded = await load(connection);
    if (loaded.version >= current.version) current = loaded;
    for (const listener of listeners) listener(current);
    return current;
  };
  const refresh = (): Promise<Model> => {
    // Callers that arrive while a load runs wait for one that starts after it, since theirs may be newer.
    const next = (loading ?? Promise.resolve(current)).then(() => swapIn(database));
    loading = next.catch(() => current);
    return next;
  };
  let joined: Promise<unknown> | undefined;
  // Writers load over a transaction that one of them holds: were they to wait for a further connection, they could be holding the last ones.
  const reach = async (tx: Tx, version: number): Promise<void> => {
    while (joined !== undefined && current.version < version) await joined;
    if (current.version >= version) return;
    const own = swapIn(tx).finally(() => {
      joined = undefined;
    });
    joined = own.catch(() => undefined);
    await own;
  };
  const follow = (version: number): void => {
    if (version <= current.version) return;
    refresh().catch((error: unknown) => console.error('The metadata could not be loaded; the former version stays in force.', error));
  };
  const subscription = await database.listen(
    modelChannel,
    (payload) => follow(Number(payload)),
    () => follow(Number.POSITIVE_INFINITY),
  );
  return {
    current: () => current,
    refresh,
    async lockForWrite(tx) {
      const version = await (tx.modelVersion ?? readVersion(tx));
      if (version !== current.version) await reach(tx, version);
      return current;
    },
    reach: (version) => reach(database, version),
    onChange: (listener) => void listeners.push(listener),
    close: () => subscription.close(),
  };
}
