import type { ImportFormat } from '../../fields/field-type.ts';
import type { WireRecord } from '../../query/record-reader.ts';
import type { JudgedColumns } from '../judging/judge-columns.ts';
import { CellReader, type CellValue } from '../mapping/cell-reader.ts';
import type { FieldSource, PlanEntry } from '../mapping/import-plan.ts';
import type { PlannedRow } from '../running/row-planner.ts';

/** Ids of the records that the entries before this one wrote or found for a row, by entry; undefined where there is none. */
export type LinkedIds = (entry: number) => string | undefined;

/** The source of one field, ready to be read row by row. */
export interface ValueReader {
  readonly source: FieldSource;
  read(row: PlannedRow, linked: LinkedIds): CellValue;
}

const empty: CellValue = { wire: undefined };

/** Readers of all fields of an entry, in the order of its sources. */
export function valueReaders(entry: PlanEntry, judged: JudgedColumns, context: ImportFormat): readonly ValueReader[] {
  return entry.sources.map((source): ValueReader => {
    if (source.kind === 'value') {
      const value: CellValue = { wire: source.value };
      return { source, read: () => value };
    }
    if (source.kind === 'record') {
      return {
        source,
        read(_row, linked) {
          const id = linked(source.entry);
          return id === undefined ? empty : { wire: id };
        },
      };
    }
    const cells = new CellReader(source, judged, context);
    return { source, read: (row) => cells.read(row.cells[source.column] ?? '') };
  });
}

/** Whether the record has another value than the file brings. Both are brought to the form in which the database gives them back. */
export function differs(record: WireRecord, { source }: ValueReader, value: CellValue, context: ImportFormat): boolean {
  const present = record[source.field.name] ?? null;
  // A link's id is its value.
  if (source.kind === 'record') return (present as { readonly id?: string } | null)?.id !== value.wire;
  value.canonical ??= canonical(source, value.wire, context);
  return JSON.stringify(present) !== value.canonical;
}

function canonical({ field }: FieldSource, wire: unknown, context: ImportFormat): string {
  const parsed = field.type.parse(wire, field.document, context);
  // What cannot be parsed differs from everything: the writer will say why.
  return parsed.ok ? JSON.stringify(field.type.toWire(parsed.value, field.document)) : '';
}
