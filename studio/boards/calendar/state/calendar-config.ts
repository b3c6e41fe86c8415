import type { Color, ViewDocument } from '../../../../schemas/generated/metadata.ts';
import type { CellContext } from '../../../fields/field-cell.ts';
import { fieldCells } from '../../../fields/registry.ts';
import { asId, asText, isBlank } from '../../../fields/wire-value.ts';
import { type ListColumn, listColumn } from '../../../list/columns.ts';
import { type ClientField, type ClientMetadata, type ClientObject, findField } from '../../../metadata/client-metadata.ts';
import { titlePaths, valueAt } from '../../../metadata/field-path.ts';
import type { EventFields } from '../events/calendar-event.ts';

/** What a calendar is made of, with its fields found. */
export interface CalendarConfig {
  readonly fields: EventFields;
  readonly start: ClientField;
  readonly end: ClientField | undefined;
  readonly by: ListColumn | undefined;
  readonly conflicts: readonly string[];
  /** What is told of an event beside its times. */
  readonly facts: readonly ListColumn[];
  /** Paths to ask for. */
  readonly request: readonly string[];
  /** Whether the person may move events at all. */
  readonly canMove: boolean;
}

/** Undefined where the field that records stand at is not a date or not shown. */
export function calendarConfig(metadata: ClientMetadata, object: ClientObject, view: ViewDocument): CalendarConfig | undefined {
  const start = findField(object, view.calendar?.start ?? '');
  if (!start || (start.type !== 'date' && start.type !== 'datetime')) return undefined;
  const named = findField(object, view.calendar?.end ?? '');
  const end = named?.type === start.type ? named : undefined;
  const by = view.calendar?.by === undefined ? undefined : listColumn(metadata, object, view.calendar.by);
  const conflicts = view.calendar?.conflicts ?? [];
  const facts = view.columns
    .filter((path) => path !== object.title && path !== start.name && path !== end?.name)
    .flatMap((path) => listColumn(metadata, object, path) ?? []);
  const compared = conflicts.flatMap((name) => listColumn(metadata, object, name)?.request ?? []);
  const asked = [
    ...titlePaths(metadata, object.name),
    start.name,
    ...(end ? [end.name] : []),
    ...(by?.request ?? []),
    ...compared,
    ...facts.flatMap(({ request }) => request),
  ];
  return {
    fields: { start: start.name, end: end?.name, dated: start.type === 'date' },
    start,
    end,
    by,
    conflicts,
    facts,
    request: [...new Set(asked)],
    canMove: object.can.update && !start.read_only && end?.read_only !== true,
  };
}

/** Whose an event is, or what kind: its key, its name and its colour. */
export interface Kind {
  readonly key: string;
  readonly label: string;
  readonly color: Color | undefined;
}

const palette: readonly Color[] = ['indigo', 'teal', 'orange', 'grape', 'cyan', 'pink', 'lime', 'red', 'blue', 'violet'];

/** The kind of a record by the field that a calendar is coloured by. */
export function kindOf(record: Readonly<Record<string, unknown>>, { by }: CalendarConfig, context: CellContext): Kind | undefined {
  if (!by) return undefined;
  const value = valueAt(record, by.path);
  if (isBlank(value)) return { key: '', label: '', color: undefined };
  const key = asId(value) ?? asText(value);
  const choice = by.field.options.choices?.find((candidate) => candidate.key === key);
  return { key, label: fieldCells[by.field.type].text(value, by.field, context), color: choice?.color ?? palette[hash(key) % palette.length] };
}

function hash(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return sum;
}
