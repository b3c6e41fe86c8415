import type { ChangeSets } from '../../engine/changes/change-sets.ts';
import { createChangeSets } from '../../engine/changes/create-change-sets.ts';
import { type ModelStore, openModelStore } from '../../engine/database/model-store.ts';
import { createIdentity, type Identity } from '../../engine/identity/identity.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import type { RecordWriter } from '../../engine/records/record-writer.ts';
import { createUndoJobs } from '../../engine/records/undoing/jobs/create-undo-jobs.ts';
import type { UndoJobs } from '../../engine/records/undoing/jobs/undo-jobs.ts';
import type { CommittedChange } from '../../engine/records/write-context.ts';
import type { Ground } from './ground.ts';

/** The engine over a database: what the server, the worker and the command line have in common. */
export interface Engine {
  readonly models: ModelStore;
  readonly changeSets: ChangeSets;
  readonly identity: Identity;
  readonly writer: RecordWriter;
  readonly undoJobs: UndoJobs;
  readonly clock: () => Date;
  close(): Promise<void>;
}

/** Opens the engine; `onCommit` hears of every committed write of records. */
export async function openEngine({ database, work }: Ground, onCommit?: (changes: readonly CommittedChange[]) => void): Promise<Engine> {
  const clock = () => new Date();
  const models = await openModelStore(database);
  const identity = createIdentity(database, clock, () => models.current().settings);
  const changeSets = createChangeSets({ database, models, work, clock });
  const writing = { database, models, clock, ports: onCommit ? { afterCommit: onCommit } : {} };
  const writer = createWriter(writing);
  const undoJobs = createUndoJobs({ ...writing, writer, work });
  return { models, changeSets, identity, writer, undoJobs, clock, close: () => models.close() };
}
