import type { Actor } from '../access/actor.ts';
import type { TransactionOptions, Tx } from '../database/database.ts';
import type { Issue } from '../errors/issue.ts';
import type { RecordReader, WireRecord } from '../query/record-reader.ts';

/** One row of a batch. `values` are wire values by field; lines are arrays of {id?, ...fields} that replace the whole list. */
export type RowWrite =
  | {
      readonly op: 'create';
      readonly id?: string;
      readonly values: Readonly<Record<string, unknown>>;
      /** The time of this row (ISO 8601 with Z), before WriteOptions.at; for dated history. */
      readonly at?: string;
    }
  /** `version`: the version the writer saw (If-Match); disjoint edits since then are merged, overlapping ones conflict. */
  | { readonly op: 'update'; readonly id: string; readonly values: Readonly<Record<string, unknown>>; readonly version?: number; readonly at?: string }
  | { readonly op: 'delete'; readonly id: string; readonly version?: number }
  | { readonly op: 'restore'; readonly id: string };

export type RowResult =
  | { readonly ok: true; readonly id: string; readonly version: number /** False when an update changed nothing. */; readonly changed: boolean }
  | {
      readonly ok: false;
      readonly code: 'invalid_record' | 'not_found' | 'forbidden' | 'conflict' | 'duplicate' | 'link_in_use' | 'link_in_trash' | 'id_taken';
      readonly issues: readonly Issue[];
      readonly extra?: Readonly<Record<string, unknown>>;
    };

export interface WriteOptions {
  /** Groups writes for history and undo: the id of a started operation, or a new UUID, under which one of `kind` begins with the first row written. Absent: a new one. */
  readonly operation?: string;
  /** What the operation is, for people: 'edit', 'bulk', 'import', 'demo', 'undo' ... */
  readonly kind?: string;
  /** 'all': any failing row fails the batch (AppError, nothing written). 'valid': valid rows are written, the others reported. */
  readonly mode?: 'all' | 'valid';
  /** The time written as created_at/updated_at and into history; default the clock. Used by the demo generator and imports of dated history. */
  readonly at?: Date;
}

/** Outcome of one written row; `record` is absent after a delete and where the actor may not read what was written. */
export interface WrittenRecord {
  readonly result: RowResult;
  readonly record: WireRecord | undefined;
}

/** Writes records as an actor, through the one write path. */
export interface RecordWriter extends RecordReader {
  /** Writes a batch of one object within a transaction of the caller. Rows are locked in id order. Results are in the order of `rows`. */
  writeBatch(tx: Tx, actor: Actor, object: string, rows: readonly RowWrite[], options?: WriteOptions): Promise<readonly RowResult[]>;
  /** The same in a transaction of its own. */
  write(
    actor: Actor,
    object: string,
    rows: readonly RowWrite[],
    options?: WriteOptions,
  ): Promise<{ readonly operation: string; readonly results: readonly RowResult[] }>;
  /**
   * A transaction for writes, with the model lock held. The work may run again from the start, when the Model turns out to have changed just
   * before: its effects outside the transaction belong behind it.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, options?: Pick<TransactionOptions, 'statementTimeoutMs'>): Promise<T>;
  /** Writes one row and reads the record as just written, as the actor may see it; with as few messages to PostgreSQL as can be. */
  writeOne(tx: Tx, actor: Actor, object: string, row: RowWrite, options?: Omit<WriteOptions, 'mode'>): Promise<WrittenRecord>;
  /** Starts an operation to pass as `operation` to several writes. */
  startOperation(tx: Tx, actor: Actor, kind: string, note?: string): Promise<string>;
  /** Undoes everything an operation did, as a new operation and in one transaction, however large. Rows edited since keep the later edit and are listed. Large ones: UndoJobs. */
  undo(
    actor: Actor,
    operation: string,
  ): Promise<{
    readonly operation: string;
    readonly undone: number;
    readonly kept: readonly { readonly object: string; readonly id: string; readonly fields: readonly string[] }[];
  }>;
}
