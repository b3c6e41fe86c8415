import type { SheetLayout } from '../layout/sheet-layout.ts';
import type { FileFormat } from '../reading/file-format.ts';

/** One table of a file; a CSV file has one. */
export interface StagedSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows in which something stands; null for CSV, which is not counted when it is taken in. */
  readonly rows: number | null;
  /** Cells that got the value of the merged cell above. */
  readonly filled_down: number;
  readonly format: FileFormat;
  readonly bytes: number;
}

/** A file that was taken in and can be looked at and imported until it expires, by who sent it. */
export interface StagedFile {
  readonly id: string;
  readonly file_name: string;
  readonly kind: 'csv' | 'xlsx';
  readonly sheets: readonly StagedSheet[];
  /** What was found in a sheet under a header row, by layoutKey. */
  readonly layouts: Readonly<Record<string, SheetLayout>>;
  readonly created_at: string;
  readonly expires_at: string;
}
