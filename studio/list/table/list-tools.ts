import type { WireRecord } from '../../api/records/records.ts';
import type { CellContext } from '../../fields/field-cell.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import type { ListColumn } from '../columns.ts';
import type { Editing } from '../edit/useEditing.ts';
import type { Selection } from '../selection/useSelection.ts';
import type { ListGroup, TableItem } from './table-item.ts';

/** Widths of columns in pixels, by path, where the person has set any. */
export interface ColumnWidths {
  readonly widths: Readonly<Record<string, number>>;
  /** All widths at once: those of columns that were not set before are as they are on screen. */
  set(widths: Readonly<Record<string, number>>): void;
}

/** How groups of a list are opened, and their records asked for. */
export interface Grouping {
  toggle(group: ListGroup): void;
  /** The place of a page of records still to come has come into sight. */
  want(group: ListGroup, page: number): void;
}

/** What a list shows, and all that can be done in it; the table and the cards take the same. */
export interface ListTools {
  readonly object: ClientObject;
  readonly label: string;
  readonly columns: readonly ListColumn[];
  readonly items: readonly TableItem[];
  readonly context: CellContext;
  readonly sort: string;
  /** Takes the order in force to another. */
  readonly onSort: (to: (now: string) => string) => void;
  /** Takes the paths of the columns, in their order, to others. */
  readonly onColumns: (to: (now: readonly string[]) => readonly string[]) => void;
  readonly onGroup: (path: string) => void;
  readonly columnWidths: ColumnWidths;
  /** Absent where nothing can be done with several records. */
  readonly selection: Selection | undefined;
  readonly editing: Editing | undefined;
  readonly grouping: Grouping | undefined;
  /** Sums of all records by path, for the foot; undefined where there is none. */
  readonly sums: Readonly<Record<string, unknown>> | undefined;
  /** Lines in all, where known. */
  readonly count: number | undefined;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
}

/** The records among the lines, in their order. */
export function recordsOf(items: readonly TableItem[]): readonly WireRecord[] {
  return items.flatMap((item) => (item.kind === 'record' ? [item.record] : []));
}
