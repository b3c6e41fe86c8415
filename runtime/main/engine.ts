import type { ChangeSets } from '../../engine/changes/change-sets.ts';
import { createChangeSets } from '../../engine/changes/create-change-sets.ts';
import { notifyWritten } from '../../engine/collaboration/notifications/notify-written.ts';
import type { Conversions } from '../../engine/conversion/conversions.ts';
import { createConversions } from '../../engine/conversion/create-conversions.ts';
import { type ModelStore, openModelStore } from '../../engine/database/model-store.ts';
import { createIdentity, type Identity } from '../../engine/identity/identity.ts';
import { rightsChannel } from '../../engine/identity/rights-channel.ts';
import { createWriter } from '../../engine/records/create-writer.ts';
import { createMerges } from '../../engine/records/merging/create-merges.ts';
import type { Merges } from '../../engine/records/merging/merges.ts';
import { createTrash, type Trash } from '../../engine/records/purging/trash.ts';
import type { RecordWriter } from '../../engine/records/record-writer.ts';
import { createUndoJobs } from '../../engine/records/undoing/jobs/create-undo-jobs.ts';
import type { UndoJobs } from '../../engine/records/undoing/jobs/undo-jobs.ts';
import type { CommittedChange } from '../../engine/records/write-context.ts';
import { undoHandOver } from '../../engine/rights/hand-over/undo-hand-over.ts';
import { logRights } from '../../engine/rights/log/rights-log.ts';
import { createRightsAdmin, type RightsAdmin } from '../../engine/rights/rights-admin.ts';
import type { RightsHints } from '../../engine/rights/rights-context.ts';
import { createPlacing, type Placing } from '../../engine/rights/territories/placing/placing.ts';
import { type OpenTerritoryRules, openTerritoryRules } from '../../engine/rights/territories/territory-rules.ts';
import { createSavedViews } from '../../engine/views/create-saved-views.ts';
import type { SavedViews } from '../../engine/views/saved-views.ts';
import { createSampleData, type SampleDataService } from '../demo/samples/sample-data.ts';
import type { Ground } from './ground.ts';

/** The engine over a database: what the server, the worker and the command line have in common. */
export interface Engine {
  readonly models: ModelStore;
  readonly changeSets: ChangeSets;
  readonly identity: Identity;
  readonly writer: RecordWriter;
  readonly undoJobs: UndoJobs;
  /** Undos in chunks, however small, run in this process: for the command line, which may be alone. */
  readonly undoHere: UndoJobs;
  readonly conversions: Conversions;
  readonly merges: Merges;
  readonly trash: Trash;
  readonly sampleData: SampleDataService;
  readonly territories: OpenTerritoryRules;
  readonly rights: RightsAdmin;
  readonly views: SavedViews;
  /** Places records anew where rules of territories come and go beside `rights`. */
  readonly placing: Placing;
  readonly clock: () => Date;
  close(): Promise<void>;
}

const retryMs = 1_000;

/** Opens the engine; `onCommit` hears of every committed write of records, `hints` of records that others may see now. */
export async function openEngine({ database, work }: Ground, onCommit?: (changes: readonly CommittedChange[]) => void, hints?: RightsHints): Promise<Engine> {
  const clock = () => new Date();
  const models = await openModelStore(database);
  const identity = createIdentity(database, clock, () => models.current().settings);
  const changeSets = createChangeSets({ database, models, work, clock });
  const territories = await openTerritoryRules(database);
  let closed = false;
  const followRights = (): void => {
    identity.forget();
    territories.refresh().catch((error: unknown) => {
      if (closed) return;
      console.error('The rules of territories could not be loaded; the former ones stay in force until they can.', error);
      setTimeout(followRights, retryMs).unref();
    });
  };
  const listening = await database.listen(rightsChannel, followRights, followRights);
  const ports = { afterWrite: notifyWritten, beforeUndo: undoHandOver, ...(onCommit ? { afterCommit: onCommit } : {}) };
  const writing = { database, models, clock, ports, territories };
  const writer = createWriter(writing);
  const services = { database, models, identity, writer, clock, hints, work };
  const undoJobs = createUndoJobs({ ...writing, writer, work });
  const placing = createPlacing(services);
  return {
    models,
    changeSets,
    identity,
    writer,
    trash: createTrash({ database, models, clock, log: logRights }),
    conversions: createConversions({ database, models, writer, clock }),
    merges: createMerges({ database, models, writer, clock }),
    undoJobs,
    undoHere: createUndoJobs({ ...writing, writer, threshold: 0 }),
    sampleData: createSampleData({ database, models, undoJobs: createUndoJobs({ ...writing, writer, work, threshold: 0 }), placing }),
    clock,
    territories,
    rights: createRightsAdmin(services),
    views: createSavedViews({ database, clock }),
    placing,
    async close() {
      closed = true;
      await listening.close();
      await models.close();
    },
  };
}
