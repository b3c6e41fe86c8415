import type { Tx } from '../../database/database.ts';
import type { Locale } from '../../fields/field-type.ts';
import { sql } from '../../sql/sql.ts';
import { type Fault, faultCode, faultText } from '../fault-words.ts';
import type { PlannedRow } from '../running/row-planner.ts';

/** As it is told and stored. */
export interface ToldFault {
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: string;
  readonly cells: readonly string[];
  /** Position of the column, and the code of the message, for screens. */
  readonly position: number | null;
  readonly code: string | null;
}

const longestValue = 500;

/** The faults of one batch. */
export class FaultList {
  readonly #columns: readonly string[];
  readonly #locale: Locale;
  readonly #faults: ToldFault[] = [];
  readonly #rows = new Set<number>();

  /** `locale`: the language of whoever imports; the file of faults is theirs. */
  constructor(columns: readonly string[], locale: Locale) {
    this.#columns = columns;
    this.#locale = locale;
  }

  /** Rows with at least one fault. */
  get rows(): number {
    return this.#rows.size;
  }

  get size(): number {
    return this.#faults.length;
  }

  /** In the order in which they were found. */
  get all(): readonly ToldFault[] {
    return this.#faults;
  }

  /** `column` is the position of the cell at fault, if it is one cell. */
  add(row: PlannedRow, fault: Fault, column?: number): void {
    this.#rows.add(row.number);
    const value = column === undefined ? null : (row.cells[column] ?? '').slice(0, longestValue);
    this.#faults.push({
      row: row.number,
      column: column === undefined ? null : (this.#columns[column] ?? null),
      value,
      message: faultText(fault, this.#locale),
      cells: row.cells,
      position: column ?? null,
      code: faultCode(fault),
    });
  }

  /** Stores them beside the import. */
  async store(tx: Tx, importId: string): Promise<void> {
    const faults = this.#faults;
    if (faults.length === 0) return;
    // PostgreSQL stores no NUL, and JSON no lone surrogates.
    const storable = (text: string | null): string | null => text?.replaceAll('\0', '�').toWellFormed() ?? null;
    await tx.query(sql`insert into sys.import_fault (import, row, column_name, value, message, raw)
      select ${importId}::uuid, v.row::bigint, v.column_name, v.value, v.message, v.raw::jsonb
      from unnest(${faults.map((fault) => String(fault.row))}::text[], ${faults.map((fault) => storable(fault.column))}::text[], ${faults.map((fault) => storable(fault.value))}::text[],
        ${faults.map((fault) => storable(fault.message))}::text[], ${faults.map((fault) => JSON.stringify(fault.cells.map(storable)))}::text[]) as v(row, column_name, value, message, raw)`);
  }
}
