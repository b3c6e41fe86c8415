/** Why a row is no record. */
export type LeftOutKind = 'title' | 'total' | 'header_again' | 'numbering' | 'footer';

export interface LeftOutRow {
  /** As a spreadsheet shows it. */
  readonly row: number;
  readonly kind: LeftOutKind;
  /** What stands in it, shortened. */
  readonly text: string;
}

/** What a column holds, judged from its cells. */
export interface ColumnProfile {
  readonly name: string;
  readonly samples: readonly string[];
  /** Rows in which something stands, of those looked at closely. */
  readonly filled: number;
  /** Shares from 0 to 1 of the filled cells that can be read so. */
  readonly numbers: number;
  readonly dates: number;
  readonly phones: number;
  readonly emails: number;
  readonly urls: number;
  /** Different texts, the most frequent first, where there are few. */
  readonly values?: readonly { readonly text: string; readonly count: number }[];
  /** What is peculiar about phone numbers, in cells. */
  readonly phone_facts?: PhoneFacts;
}

export interface PhoneFacts {
  readonly lost_zeros: number;
  readonly old_prefixes: number;
  readonly several: number;
}

/** A sheet under one header row. */
export interface SheetLayout {
  /** The row that names the columns; null where there is none. */
  readonly header_row: number | null;
  readonly columns: readonly ColumnProfile[];
  /** Rows of data: what is left out and blank rows do not count. */
  readonly rows: number;
  /** The first of them and all of their numbers; those the reader passes over. */
  readonly left_out: readonly LeftOutRow[];
  readonly left_out_count: number;
  readonly skip: readonly number[];
  /** Rows were looked at up to this many; a longer file is judged by them. */
  readonly looked_at: number;
}

export function layoutKey(sheet: number, headerRow: number | null): string {
  return `${sheet}:${headerRow ?? 'none'}`;
}
