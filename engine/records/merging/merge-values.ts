import { stands } from '../../errors/guards.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import type { WireRecord } from '../../query/record-reader.ts';
import { fold } from '../../sql/fold.ts';

/** A record as the actor is shown it, and as it is. */
export interface SeenRecord {
  readonly id: string;
  readonly shown: WireRecord;
  readonly whole: WireRecord;
}

/** What becomes of one field. */
export interface FieldPlan {
  readonly field: FieldModel;
  /** Records that the value comes from; of a list several. */
  readonly from: readonly string[];
  readonly value: unknown;
  readonly changes: boolean;
  /** How much the actor is shown of the source that they are shown least of. */
  readonly least: Shown;
  /** All that it is made of is shown to the actor, in the kept record too. */
  readonly open: boolean;
  readonly chosen: boolean;
  readonly united: boolean;
}

const lists: ReadonlySet<string> = new Set(['links', 'tags', 'multi_choice', 'identities', 'external_keys']);

/** Fields that a merge gives values to: what is stored in the record itself, and who it belongs to. */
export function mergedFields(object: ObjectModel): readonly FieldModel[] {
  return [...object.fields.values()].filter(
    ({ name, system, type, state, columns, sideTable }) =>
      (!system || name === 'owner') && type.computed !== true && type.type !== 'lines' && state === 'active' && (columns.length > 0 || sideTable !== undefined),
  );
}

/** How much of a cell somebody is shown: nothing, by a click, all. */
export type Shown = 0 | 1 | 2;

export function shownOf({ shown }: SeenRecord, field: FieldModel): Shown {
  if (!stands('merge_cell')) return 2;
  if (shown._masked?.includes(field.name)) return 1;
  return Object.hasOwn(shown, field.name) ? 2 : 0;
}

function leastShown(records: readonly SeenRecord[], field: FieldModel): Shown {
  if (records.some((record) => shownOf(record, field) === 0)) return 0;
  return records.some((record) => shownOf(record, field) === 1) ? 1 : 2;
}

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

export function sameValue(left: unknown, right: unknown): boolean {
  return (isBlank(left) && isBlank(right)) || JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}

/** The id that a value points to, whether it is written as an id or as a record. */
export function pointedTo(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** A value without links from one of the records to another: there is only one of them afterwards. */
function withoutGroup(field: FieldModel, value: unknown, group: ReadonlySet<string>): unknown {
  const inGroup = (entry: unknown): boolean => group.has(pointedTo(entry) ?? '');
  if (field.type.type === 'links') return Array.isArray(value) ? value.filter((entry) => !inGroup(entry)) : value;
  return (field.type.type === 'link' || field.type.type === 'any_link') && inGroup(value) ? null : value;
}

/** What makes two entries of a list the same one; the first is kept. */
function entryKey(field: FieldModel, entry: unknown): string {
  if (field.type.type === 'links') return pointedTo(entry) ?? '';
  if (typeof entry !== 'object' || entry === null) return field.type.type === 'tags' ? fold(String(entry)) : String(entry);
  const { channel, normal, source, key } = entry as Readonly<Record<string, unknown>>;
  return JSON.stringify(field.type.type === 'identities' ? [channel, normal] : [source, key]);
}

function unite(field: FieldModel, values: readonly unknown[]): readonly unknown[] {
  const entries = new Map<string, unknown>();
  for (const value of values)
    for (const entry of Array.isArray(value) ? value : []) if (!entries.has(entryKey(field, entry))) entries.set(entryKey(field, entry), entry);
  return [...entries.values()];
}

/**
 * The value that a field of the kept record gets: that of the record chosen; else its own, and where that is blank the first of the others.
 * Lists are united. What somebody is shown less of in another record than in the kept one is never taken over unasked: it would tell them.
 */
export function planField(field: FieldModel, kept: SeenRecord, others: readonly SeenRecord[], chosen?: string): FieldPlan {
  const group = new Set([kept, ...others].map(({ id }) => id));
  const valueIn = ({ whole }: SeenRecord): unknown => withoutGroup(field, whole[field.name], group);
  const plan = (sources: readonly SeenRecord[], value: unknown, united = false): FieldPlan => ({
    field,
    from: sources.map(({ id }) => id),
    value,
    changes: !sameValue(value, kept.whole[field.name]),
    least: leastShown(sources, field),
    open: [kept, ...sources].every((record) => shownOf(record, field) === 2),
    chosen: chosen !== undefined,
    united,
  });
  const wanted = [kept, ...others].find(({ id }) => id === chosen);
  if (wanted) return plan([wanted], valueIn(wanted));
  const told = others.filter((other) => shownOf(other, field) >= shownOf(kept, field));
  if (lists.has(field.type.type)) {
    const own = valueIn(kept);
    const sources = [kept, ...told].filter((record) => !isBlank(valueIn(record)));
    const value = unite(field, sources.map(valueIn));
    const united = value.length > (Array.isArray(own) ? own.length : 0);
    return united ? plan(sources, value, sources.length > 1) : plan([kept], own ?? []);
  }
  const source = isBlank(valueIn(kept)) ? (told.find((other) => !isBlank(valueIn(other))) ?? kept) : kept;
  return plan([source], valueIn(source));
}
