import type { WireRecord } from '../../api/records/records.ts';

/** Records that have one value of the field that a list is grouped by. */
export interface ListGroup {
  /** Tells groups apart. */
  readonly key: string;
  /** What stands in the head of the group. */
  readonly title: string;
  readonly count: number;
  /** Sums by path: wire values. */
  readonly sums: Readonly<Record<string, unknown>>;
  /** The condition that its records meet. */
  readonly condition: string;
}

/** What stands in a line of a list: a record, the head of a group, or a place whose records are loaded once it comes into sight. */
export type TableItem =
  | { readonly kind: 'record'; readonly key: string; readonly record: WireRecord }
  | { readonly kind: 'group'; readonly key: string; readonly group: ListGroup; readonly open: boolean }
  | { readonly kind: 'more'; readonly key: string; readonly group: ListGroup /** Which of its pages comes here, from 0. */; readonly page: number };

export function recordItems(rows: readonly WireRecord[]): readonly TableItem[] {
  return rows.map((record) => ({ kind: 'record', key: record.id, record }));
}
