import type { Actor } from '../access/actor.ts';
import type { Database, Row, Tx } from '../database/database.ts';
import type { ModelStore } from '../database/model-store.ts';
import type { Issue } from '../errors/issue.ts';
import type { CompiledExpression } from '../expressions/types.ts';
import type { StoredValue } from '../fields/field-type.ts';
import type { FieldModel, Model, ObjectModel } from '../metadata/model.ts';
import type { RowResult } from './record-writer.ts';

/** A batch as ports see it: what is about to be written, or was. */
export interface WrittenBatch {
  readonly model: Model;
  readonly actor: Actor;
  readonly object: ObjectModel;
  readonly operation: string;
  readonly rows: readonly PreparedRow[];
}

/** An operation about to be undone: `undone` by `operation`, which may itself have been an undo. */
export interface Undoing {
  readonly model: Model;
  readonly actor: Actor;
  readonly undone: string;
  readonly operation: string;
  readonly now: Date;
}

/** What the layers to the right do at a write; given by main. */
export interface WritePorts {
  beforeWrite?(tx: Tx, batch: WrittenBatch): Promise<void>;
  /** Runs behind the statements of the batch, whose answers may still be under way; undefined where there is nothing to do. */
  afterWrite?(tx: Tx, batch: WrittenBatch): Promise<void> | undefined;
  /** Runs in the transaction of an undo, before any record is locked: takes back what the operation did beside records. */
  beforeUndo?(tx: Tx, undoing: Undoing): Promise<void>;
  /** After the commit of a write in a transaction of its own: hints for screens. */
  afterCommit?(changes: readonly CommittedChange[]): void;
}

export interface CommittedChange {
  readonly object: string;
  readonly ids: readonly string[];
  readonly operation: string;
  /** The person who did it; absent for the system. */
  readonly by?: string;
}

/** Records of an object that meet the condition lie in the territory. The condition reads stored fields of the record itself, and no clock. */
export interface TerritoryRule {
  /** The territory's number, as records hold it. */
  readonly number: number;
  readonly condition: CompiledExpression;
}

/** In which territories records lie by rule, as known to this process. */
export interface TerritoryRules {
  rulesFor(model: Model, object: ObjectModel): readonly TerritoryRule[];
}

export interface WriteDependencies {
  readonly database: Database;
  readonly models: ModelStore;
  readonly clock: () => Date;
  readonly ports: WritePorts;
  /** Absent: no record lies anywhere by rule. */
  readonly territories?: TerritoryRules | undefined;
}

/** One writing of one batch. */
export interface BatchContext {
  readonly tx: Tx;
  readonly model: Model;
  readonly actor: Actor;
  readonly object: ObjectModel;
  readonly now: Date;
  readonly operation: string;
  /** What the operation is called where it comes into being with this batch. */
  readonly kind: string;
  /** Keep valid rows when others fail. */
  readonly partial: boolean;
  readonly dependencies: WriteDependencies;
  /** True where the parent record already counts these lines among its own changes. */
  readonly withinParent: boolean;
}

/** A row of a batch on its way to the table. */
export interface PreparedRow {
  readonly index: number;
  readonly op: 'create' | 'update' | 'delete' | 'restore';
  readonly id: string;
  /** ISO time of the change. */
  at: string;
  /** The row as locked, for all but creates. */
  readonly before: Row | undefined;
  /** New values by column; only what changes. */
  readonly columns: Map<string, StoredValue>;
  /** Fields that change. */
  readonly fields: Set<string>;
  /** Fields that the actor asked to write, whether they change or not; what defaults fill in is not among them. None where an operation is undone. */
  readonly given?: Set<string>;
  /** New rows of side tables by field, as JSON text. */
  readonly sides: Map<string, string | null>;
  /** Lines to be written with the record, by field. */
  readonly lines: Map<string, readonly Readonly<Record<string, unknown>>[]>;
  /** Before-images of side tables, for history. */
  sidesBefore: Record<string, unknown> | undefined;
  readonly issues: Issue[];
  failed: Extract<RowResult, { ok: false }>['code'] | undefined;
  extra: Record<string, unknown> | undefined;
  /** True when the record's version must rise though none of its own columns change. */
  touched: boolean;
  version: number;
}

/** The value a column will have after the write. */
export function valueAfter(row: PreparedRow, column: string): StoredValue {
  const value = row.columns.get(column);
  // @NOTE the row came from the driver, whose values are stored values.
  return value !== undefined ? value : ((row.before?.[column] ?? null) as StoredValue);
}

export function failRow(row: PreparedRow, code: NonNullable<PreparedRow['failed']>, issue: Issue): void {
  row.failed ??= code;
  row.issues.push(issue);
}

export function isLive(row: PreparedRow): boolean {
  return row.failed === undefined;
}

/** Columns of a field that hold its stored value, in the order of its type. */
export function fieldColumns(field: FieldModel): readonly string[] {
  return field.columns.map((column) => column.name);
}

/** The later of two ISO times. */
export function laterTime(left: string, right: string): string {
  return left > right ? left : right;
}
