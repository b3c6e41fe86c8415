/** Which table of a staged file, and what of it counts. */
export interface SheetRequest {
  /** Position of the sheet; absent: the first that is shown and has rows. */
  readonly sheet?: number | undefined;
  /** The row that names the columns, null for none; absent: judged. */
  readonly header_row?: number | null | undefined;
  /** Rows to import although they look like totals, titles or notes. */
  readonly keep?: readonly number[] | undefined;
}
