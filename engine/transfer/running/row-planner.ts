import type { Fault } from '../fault-words.ts';
import type { FieldSource } from '../mapping/import-plan.ts';
import { KeyReader, type RowKey } from '../mapping/key-reader.ts';
import type { FileRow } from '../reading/csv-parser.ts';
import type { EntryMemory } from '../writing/entry-memory.ts';
import type { PreparedImport } from './prepare-import.ts';

/** A row with what can be said of it without the database. */
export interface PlannedRow {
  readonly number: number;
  readonly cells: readonly string[];
  readonly problem: Fault | undefined;
  /** By entry. */
  readonly keys: readonly RowKey[];
  /** By entry, for lines only: the position within the parent over the whole file. */
  readonly positions: readonly number[];
}

/** Reads keys and counts positions, row after row in the order of the file: each row exactly once. */
export class RowPlanner {
  readonly #prepared: PreparedImport;
  readonly #memories: readonly EntryMemory[];
  readonly #keys: KeyReader;
  /** Entries of lines, each with the entry of its parent. */
  readonly #lines: readonly (readonly [number, number])[];

  constructor(prepared: PreparedImport, memories: readonly EntryMemory[]) {
    this.#prepared = prepared;
    this.#memories = memories;
    this.#keys = new KeyReader(prepared.plan, prepared.judged, prepared.context);
    this.#lines = prepared.plan.entries.flatMap(({ key }, entry) => (key.kind === 'ordinal' ? [[entry, key.parent] as const] : []));
  }

  keysOf(row: FileRow): readonly RowKey[] {
    return this.#keys.read(row.cells, row.number);
  }

  plan(row: FileRow): PlannedRow {
    const keys = this.keysOf(row);
    const positions: number[] = [];
    for (const [entry, parent] of this.#lines) {
      const key = keys[parent];
      positions[entry] = typeof key === 'string' && keys[entry] !== null ? (this.#memories[entry]?.nextPosition(key) ?? 0) : 0;
    }
    return { number: row.number, cells: row.cells, problem: row.problem ?? this.#ragged(row), keys, positions };
  }

  /** Does for a row that is already written what its batch did: counts positions and decides fields. */
  replay(row: FileRow): void {
    const { keys, cells, problem } = this.plan(row);
    if (problem !== undefined) return;
    for (const [index, entry] of this.#prepared.plan.entries.entries()) {
      const key = keys[index];
      const memory = this.#memories[index];
      const keyed = entry.key.kind === 'external' || entry.key.kind === 'fields';
      if (typeof key !== 'string' || !keyed || memory === undefined) continue;
      memory.count(key, 'written');
      if (entry.write === 'last') continue;
      const said = entry.sources.flatMap((source, field) =>
        entry.write === 'first' || source.kind !== 'column' || columnsOf(source).some((column) => (cells[column] ?? '') !== '') ? [field] : [],
      );
      memory.decide(key, said);
    }
  }

  #ragged(row: FileRow): Fault | undefined {
    const expected = this.#prepared.plan.columns.length;
    const { cells } = row;
    if (cells.length === expected) return undefined;
    // Spreadsheets leave empty cells behind the last column.
    if (cells.length > expected && cells.slice(expected).every((cell) => cell === '')) return undefined;
    return { own: 'ragged', params: { cells: cells.length, expected } };
  }
}

function columnsOf(source: FieldSource & { readonly kind: 'column' }): readonly number[] {
  return source.settings.join ?? source.parts?.map(({ column }) => column) ?? [source.column];
}
