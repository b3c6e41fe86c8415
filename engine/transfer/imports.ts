import type { MappingDocument } from '../../schemas/generated/metadata.ts';
import type { Actor } from '../access/actor.ts';
import type { Issue } from '../errors/issue.ts';
import type { ColumnJudgement } from './judging/column-judgement.ts';
import type { FileFormat } from './reading/file-format.ts';
import type { Reading } from './reading/row-source.ts';

export type ImportStatus = 'waiting' | 'reading' | 'writing' | 'done' | 'failed' | 'cancelled';

/** True to state: what is counted is committed (in a dry run: was tried). */
export interface ImportProgress {
  /** Rows of data that have been dealt with; header and blank rows do not count. */
  readonly rows_read: number;
  /** Null until the whole file has been read once. */
  readonly rows_total: number | null;
  readonly rows_written: number;
  readonly rows_faulty: number;
  /** Of the file as uploaded, in the pass that is running. */
  readonly bytes_read: number;
  readonly bytes_total: number;
}

/** Records of one object. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** How the file was understood. */
export interface FileJudgement extends FileFormat {
  readonly header: readonly string[];
  readonly columns: readonly ColumnJudgement[];
}

export type ImportState = {
  readonly id: string;
  readonly file_name: string | null;
  readonly mapping: string | null;
  readonly dry_run: boolean;
  readonly status: ImportStatus;
  readonly progress: ImportProgress;
  readonly judgement: FileJudgement | null;
  /** By object. In a dry run: what would be. */
  readonly result: Readonly<Record<string, ImportCounts>>;
  /** The operation that holds everything written; null for a dry run. Undoing it takes the import back. */
  readonly operation: string | null;
  /** Number of faults, to be fetched row by row. */
  readonly faults: number;
  /** Why the import as a whole failed. */
  readonly issues: readonly Issue[];
  /** Whether the whole import was taken back. */
  readonly undone: boolean;
  readonly created_at: string;
};

export interface StartImport {
  readonly file_name?: string | undefined;
  /** Name of a mapping document, or the document itself. */
  readonly mapping: string | MappingDocument;
  /** Does everything but keeps nothing. */
  readonly dry_run?: boolean | undefined;
  /** The file as it is, or gzip. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** A file taken in before, and how its rows are read. */
export interface StartStaged {
  readonly file: string;
  readonly file_name: string;
  readonly bytes: number;
  readonly mapping: MappingDocument;
  readonly reading: Reading;
  readonly dry_run: boolean;
}

/** Imports of files, as background work that survives a crash: each batch of rows commits together with how far the import has come. */
export interface Imports {
  /** Stores the file and queues the import. Throws import_failed for an unknown mapping, forbidden without the right to import, too_large. */
  start(actor: Actor, input: StartImport): Promise<{ readonly id: string }>;
  /** Queues the import of a staged file; rights were judged. */
  startStaged(actor: Actor, input: StartStaged): Promise<{ readonly id: string }>;
  /** The actor's own imports, the latest first. */
  list(actor: Actor): Promise<readonly ImportState[]>;
  /** Throws not_found for an import of somebody else, unless the actor is an admin. */
  get(actor: Actor, id: string): Promise<ImportState>;
  /** CSV of all faults in row order: row, column, value, message, then the cells of the row as they were in the file. */
  faults(actor: Actor, id: string): AsyncIterable<string>;
  /** Stops before the next batch; what is written stays and can be undone. An import that is over stays as it is. */
  cancel(actor: Actor, id: string): Promise<ImportState>;
  /** Registers the handler of queued imports; without a work port takes up the imports that a crash left unfinished. Call once, in a worker. */
  handle(): Promise<void>;
  /** Resolves when no import runs in this process. */
  settled(): Promise<void>;
}
