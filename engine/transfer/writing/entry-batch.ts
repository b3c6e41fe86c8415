import type { Label } from '../../../schemas/generated/metadata.ts';
import type { ImportFormat } from '../../fields/field-type.ts';
import type { RowResult, RowWrite } from '../../records/record-writer.ts';
import type { PlanEntry } from '../mapping/import-plan.ts';
import type { PlannedRow } from '../running/row-planner.ts';
import type { EntryMemory, KnownRecord } from './entry-memory.ts';
import type { LinkedIds, ValueReader } from './entry-values.ts';
import type { LookUpContext } from './existing-records.ts';
import type { FaultList } from './fault-list.ts';

/** What became of one entry in the rows of a batch: its record's id, null where the row has no such record, 'dropped' after a fault. */
export type EntryRecords = (KnownRecord | null | 'dropped')[];

/** What a batch learns about an entry; taken into the memory once the batch is committed. */
export interface Lesson {
  readonly key: string;
  readonly record: KnownRecord;
  readonly decided: readonly number[];
  readonly outcome: 'created' | 'updated' | 'unchanged';
}

/** One entry in one batch. */
export interface EntryBatch {
  readonly index: number;
  readonly entry: PlanEntry;
  readonly readers: readonly ValueReader[];
  readonly memory: EntryMemory;
  readonly rows: readonly PlannedRow[];
  /** Of the entries before this one. */
  readonly before: readonly EntryRecords[];
  readonly names: readonly (Label | undefined)[];
  readonly faults: FaultList;
  readonly lookUp: LookUpContext;
  readonly format: ImportFormat;
  /** Ids of the records that this batch has created so far, of all entries before this one. */
  readonly made: ReadonlySet<string>;
  /** Writes records of the entry's object; in mode 'all' a row at fault is thrown and nothing is written. */
  write(rows: readonly RowWrite[], mode: 'all' | 'valid'): Promise<readonly RowResult[]>;
}

/** Ids of the records that the entries before wrote or found for a row. */
export function linkedIds(batch: EntryBatch, row: number): LinkedIds {
  return (entry) => {
    const record = batch.before[entry]?.[row];
    return record === null || record === undefined || record === 'dropped' ? undefined : record.id;
  };
}
