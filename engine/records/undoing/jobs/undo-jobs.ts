import type { Actor } from '../../../access/actor.ts';
import type { Issue } from '../../../errors/issue.ts';
import type { KeptRecord } from '../deeds.ts';
import type { UndoAnswer } from '../undo-operation.ts';

export type OperationStatus = 'running' | 'done' | 'failed' | 'cancelled';

/** An undo that goes on in the background. */
export interface UndoStarted {
  /** The operation that undoes. */
  readonly operation: string;
  readonly status: 'running';
  readonly done: number;
  readonly total: number;
}

/** How far an undo in the background has come. True to state: what is counted is committed. */
export interface UndoProgress {
  /** Records that are dealt with, whether taken back or kept. */
  readonly done: number;
  readonly total: number;
  /** Rows taken back. */
  readonly undone: number;
  /** The first records that were kept since they were edited later, at most `keptListed`. */
  readonly kept: readonly KeptRecord[];
  /** How many were kept, listed or not. */
  readonly kept_count: number;
  /** Why it failed. */
  readonly issues: readonly Issue[];
}

/** One operation; with progress where it is an undo that ran in the background. */
export interface OperationState extends Partial<UndoProgress> {
  readonly id: string;
  readonly kind: string;
  readonly note: string | null;
  readonly actor: { readonly id: string | null; readonly name: string };
  readonly at: string;
  readonly rows: number;
  readonly status: OperationStatus;
  readonly undone_by: string | null;
  readonly undoes: string | null;
}

/** Records listed as kept by an undo in the background. */
export const keptListed = 200;

/** Undoing of operations of any size: small ones at once, in one transaction; large ones as background work that survives a crash. */
export interface UndoJobs {
  /**
   * Undoes the operation, or queues its undo when it touched many records; one that was cancelled or failed goes on where it stopped. Throws
   * not_found for operations the actor could not undo, cannot_undo for one that has been undone or is being undone, forbidden as `RecordWriter.undo`.
   */
  undo(actor: Actor, operation: string): Promise<UndoAnswer | UndoStarted>;
  /** Throws not_found for an operation of somebody else, unless the actor is an admin. */
  get(actor: Actor, operation: string): Promise<OperationState>;
  /** Stops an undo before its next chunk; what has been undone stays so. Undoing again goes on, undoing the undo takes it back. One that is over stays as it is. */
  cancel(actor: Actor, operation: string): Promise<OperationState>;
  /** Registers the handler of queued undos and takes up those that were left unfinished. Call once, in a worker. */
  handle(): Promise<void>;
  /** Resolves when no undo runs in the background of this process. */
  settled(): Promise<void>;
}
