import type { ImportFormat } from '../../fields/field-type.ts';
import type { WireRecord } from '../../query/record-reader.ts';
import { fieldParts } from '../field-parts.ts';
import type { JudgedColumns } from '../judging/judge-columns.ts';
import { CellReader, type CellValue, textOfSource } from '../mapping/cell-reader.ts';
import type { FieldSource, PlanEntry } from '../mapping/import-plan.ts';
import { PartsReader } from '../mapping/parts-reader.ts';
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
    if (source.parts) {
      const parts = new PartsReader(source, source.parts, judged, context);
      return { source, read: (row) => parts.read(row.cells) };
    }
    const cells = new CellReader(source, judged, context);
    return { source, read: (row) => cells.read(textOfSource(source, row.cells)) };
  });
}

/** What to write where the record has another value than the file brings, else undefined. Both are compared as the database would give them back. */
export function changedValue(record: WireRecord, { source }: ValueReader, value: CellValue, context: ImportFormat): unknown {
  const present = record[source.field.name] ?? null;
  // A link's id is its value.
  if (source.kind === 'record') return (present as { readonly id?: string } | null)?.id === value.wire ? undefined : value.wire;
  value.canonical ??= canonical(source, value.wire, context);
  const stands = JSON.stringify(present);
  if (stands === value.canonical) return undefined;
  if (source.kind === 'column' && source.settings.channel !== undefined) return withIdentity(source, present, value, context);
  const completed = withPresentParts(source, present, value, context);
  return completed !== undefined && canonical(source, completed, context) === stands ? undefined : (completed ?? value.wire);
}

/** The identities that are there with those that the file adds; undefined when it adds none. */
function withIdentity({ field }: FieldSource, present: unknown, { wire }: CellValue, context: ImportFormat): unknown {
  const parsed = field.type.parse(wire, field.document, context);
  if (!parsed.ok) return wire;
  type Identity = { readonly channel: string; readonly normal: string };
  // @NOTE the wire form of identities is a list of {channel, value, normal}.
  const known = (present ?? []) as readonly Identity[];
  const said = field.type.toWire(parsed.value, field.document) as readonly Identity[];
  const added = said.filter(({ channel, normal }) => !known.some((other) => other.channel === channel && other.normal === normal));
  return added.length === 0 ? undefined : [...known, ...added];
}

/** Parts of a name or an address that the file does not speak of stay as they are, as long as what they are parts of is the same. */
function withPresentParts({ field }: FieldSource, present: unknown, { wire }: CellValue, context: ImportFormat): unknown {
  const parts = fieldParts(field.document);
  if (!parts || present === null) return undefined;
  const said = typeof wire === 'object' ? (wire as Readonly<Record<string, unknown>>) : { [parts.main]: wire };
  const stands = present as Readonly<Record<string, unknown>>;
  const parsed = field.type.parse(said, field.document, context);
  if (!parsed.ok) return undefined;
  const read = field.type.toWire(parsed.value, field.document) as Readonly<Record<string, unknown>>;
  const members = Object.hasOwn(said, parts.main) ? [parts.main] : Object.keys(said);
  return members.every((member) => read[member] === stands[member]) ? { ...stands, ...said } : undefined;
}

function canonical({ field }: FieldSource, wire: unknown, context: ImportFormat): string {
  const parsed = field.type.parse(wire, field.document, context);
  // What cannot be parsed differs from everything: the writer will say why.
  return parsed.ok ? JSON.stringify(field.type.toWire(parsed.value, field.document)) : '';
}
