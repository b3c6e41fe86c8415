import type { Actor } from '../access/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import type { ModelStore } from '../database/model-store.ts';
import type { Identity } from '../identity/identity.ts';
import type { Model } from '../metadata/model.ts';
import type { RecordWriter } from '../records/record-writer.ts';
import type { Work } from '../work/work.ts';

/** Hints to open screens that records may be seen by others now, as a port: the event hub of the API. */
export interface RightsHints {
  publish(hint: { readonly object: string; readonly ids: readonly string[]; readonly operation: null; readonly lost?: readonly string[] }): void;
}

/** What changing rights needs. */
export interface RightsServices {
  readonly database: Database;
  readonly models: ModelStore;
  /** Forgets at once, in this process, whom it knew; the others hear of it by notice. */
  readonly identity: Pick<Identity, 'forget'>;
  readonly writer: RecordWriter;
  readonly clock: () => Date;
  readonly hints?: RightsHints | undefined;
  /** Places records in the background of workers; without it that runs in this process. */
  readonly work?: Work | undefined;
}

/** One change of rights under way: a transaction in which no other changes rights, and in which the Model stays as it is. */
export interface RightsChange {
  readonly tx: Tx;
  readonly model: Model;
  readonly actor: Actor;
  readonly now: Date;
}
