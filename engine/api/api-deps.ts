import type { SampleDataPreview, SampleDataState } from '../../schemas/generated/api.ts';
import type { Actor } from '../access/actor.ts';
import type { ChangeSets } from '../changes/change-sets.ts';
import type { Conversions } from '../conversion/conversions.ts';
import type { Database } from '../database/database.ts';
import type { ModelStore } from '../database/model-store.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Identity } from '../identity/identity.ts';
import type { RecordReader } from '../query/record-reader.ts';
import type { Merges } from '../records/merging/merges.ts';
import type { Trash } from '../records/purging/trash.ts';
import type { RecordWriter } from '../records/record-writer.ts';
import type { UndoJobs } from '../records/undoing/jobs/undo-jobs.ts';
import type { DenialLog } from '../rights/logs/denial-log.ts';
import type { ExportLog } from '../rights/logs/export-log.ts';
import type { RightsAdmin } from '../rights/rights-admin.ts';
import type { FullExports } from '../transfer/full-export/full-exports.ts';
import type { Imports } from '../transfer/imports.ts';
import type { ImportWizard } from '../transfer/wizard/import-wizard.ts';
import type { SavedViews } from '../views/saved-views.ts';
import type { EventHub } from './event-hub.ts';

/** A person that the demo made. */
export interface DemoPerson {
  readonly id: string;
  /** Names of teams. */
  readonly teams: readonly string[];
}

/** The records that came with the demo, as a port: the demo is made further right. */
export interface SampleData {
  state(): Promise<SampleDataState>;
  /** What removing would take away; nothing is written. */
  preview(): Promise<SampleDataPreview>;
  /** Removes, or goes on with a removal that was stopped. Throws not_found where there are none. */
  remove(actor: Actor): Promise<SampleDataState>;
}

export interface ApiSettings {
  /** Where people reach the server, such as https://crm.example.com; decides whether cookies are Secure. Never taken from a request. */
  readonly publicUrl: string;
  /** Addresses (CIDR) of reverse proxies whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies?: readonly string[];
  /** After how many days the trash empties itself; 0 or absent for never. */
  readonly trashDays?: number;
}

/** All that the HTTP layer uses; runtime/main joins it. */
export interface ApiDeps {
  readonly database: Database;
  readonly models: ModelStore;
  readonly identity: Identity;
  readonly reader: RecordReader;
  readonly writer: RecordWriter;
  readonly changeSets: ChangeSets;
  readonly undoJobs: UndoJobs;
  readonly conversions: Conversions;
  readonly merges: Merges;
  readonly trash: Trash;
  readonly fullExports: FullExports;
  readonly rights: RightsAdmin;
  readonly views: SavedViews;
  readonly imports: Imports;
  readonly importWizard: ImportWizard;
  readonly files: FileStore;
  readonly events: EventHub;
  readonly denials: Pick<DenialLog, 'note'>;
  readonly exports: ExportLog;
  readonly clock: () => Date;
  readonly settings: ApiSettings;
  /** Those whom anybody on this machine may sign in as, in order; absent where demo sign-in is off. */
  readonly demoPeople?: () => Promise<readonly DemoPerson[]>;
  /** Absent where there is no demo. */
  readonly sampleData?: SampleData;
  /** Folder of the built studio; absent serves the API alone. */
  readonly studio?: { readonly folder: string };
  /** Receives every 5xx with its opaque id; default the console. */
  readonly log?: (message: string, error: unknown) => void;
}
