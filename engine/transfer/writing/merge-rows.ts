import type { CellValue } from '../mapping/cell-reader.ts';
import type { PlannedRow } from '../running/row-planner.ts';
import type { EntryMemory } from './entry-memory.ts';
import type { LinkedIds, ValueReader } from './entry-values.ts';
import type { FaultList } from './fault-list.ts';

/** Rows of one batch that meet in one record. */
export interface RowGroup {
  readonly key: string;
  /** Positions in the batch, in the order of the file. */
  readonly rows: number[];
}

/** What the rows say about the record, by field; undefined where they say nothing. */
export interface MergedRows {
  readonly values: readonly (CellValue | undefined)[];
  /** The row that faults of the record as a whole are told of. */
  readonly speaker: number;
}

/** What merging needs of its batch. */
export interface MergeContext {
  readonly rows: readonly PlannedRow[];
  readonly readers: readonly ValueReader[];
  readonly write: 'first' | 'last' | 'fill';
  readonly memory: EntryMemory;
  readonly faults: FaultList;
  linkedIds(row: number): LinkedIds;
  /** Takes the row out of this entry and all that depends on it. */
  drop(row: number): void;
}

/** Merges the rows as the entry says: the first or last row without a fault, or the first value of each field. Undefined when no row is left. */
export function mergeRows(context: MergeContext, group: RowGroup): MergedRows | undefined {
  if (context.write === 'fill') return fillFields(context, group);
  const { rows } = group;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[context.write === 'first' ? at : rows.length - 1 - at] as number;
    const values = readRow(context, row);
    if (values) return { values, speaker: row };
  }
  return undefined;
}

/** All values of a row, or undefined after its faults were told. */
function readRow(context: MergeContext, row: number): readonly CellValue[] | undefined {
  const planned = context.rows[row] as PlannedRow;
  const linked = context.linkedIds(row);
  let sound = true;
  const values: CellValue[] = [];
  for (const reader of context.readers) {
    const value = reader.read(planned, linked);
    values.push(value);
    if (value.problem === undefined) continue;
    sound = false;
    tellFault(context, planned, reader, value);
  }
  if (sound) return values;
  context.drop(row);
  return undefined;
}

function fillFields(context: MergeContext, group: RowGroup): MergedRows | undefined {
  const faulty = new Set<number>();
  const values = context.readers.map((reader, field): CellValue | undefined => {
    if (context.memory.isDecided(group.key, field)) return undefined;
    for (const row of group.rows) {
      const planned = context.rows[row] as PlannedRow;
      const value = reader.read(planned, context.linkedIds(row));
      if (value.problem !== undefined) {
        tellFault(context, planned, reader, value);
        faulty.add(row);
      } else if (value.wire !== undefined) return value;
    }
    return undefined;
  });
  for (const row of faulty) context.drop(row);
  const speaker = group.rows.find((row) => !faulty.has(row));
  return speaker === undefined ? undefined : { values, speaker };
}

function tellFault(context: MergeContext, row: PlannedRow, { source }: ValueReader, { problem = { own: 'unreadable' } }: CellValue): void {
  context.faults.add(row, problem, source.kind === 'column' ? source.column : undefined);
}
