import { pointerSegment } from '../../errors/issue.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { type BatchContext, failRow, type PreparedRow, valueAfter } from '../write-context.ts';

/** The choices that a record type leaves of a field. */
interface Narrowed {
  readonly field: FieldModel;
  readonly keys: ReadonlySet<unknown>;
}

const narrowings = new WeakMap<ObjectModel, ReadonlyMap<string, readonly Narrowed[]>>();

/** Per record type the fields whose choices it narrows; no entry for a type that leaves all. */
function narrowingsOf(object: ObjectModel): ReadonlyMap<string, readonly Narrowed[]> {
  const known = narrowings.get(object);
  if (known) return known;
  const made = new Map<string, readonly Narrowed[]>();
  for (const { name, choices } of object.document.record_types ?? []) {
    const narrowed = Object.entries(choices ?? {}).flatMap(([field, keys]): Narrowed[] => {
      const model = object.fields.get(field);
      return model ? [{ field: model, keys: new Set(keys) }] : [];
    });
    if (narrowed.length > 0) made.set(name, narrowed);
  }
  narrowings.set(object, made);
  return made;
}

/** Choices that the record's type does not offer are refused when they, or the type, are written. What stood before stays. */
export function checkRecordType({ object }: BatchContext, row: PreparedRow): void {
  const types = narrowingsOf(object);
  if (types.size === 0) return;
  const type = valueAfter(row, 'record_type');
  const narrowed = typeof type === 'string' ? types.get(type) : undefined;
  if (!narrowed) return;
  const retyped = row.op === 'create' || row.fields.has('record_type');
  for (const { field, keys } of narrowed) {
    if (!retyped && !row.fields.has(field.name)) continue;
    const stood = retyped ? [] : keysOf(row.before?.[field.name]);
    const wrong = keysOf(valueAfter(row, field.name)).filter((key) => !keys.has(key) && !stood.includes(key));
    if (wrong.length > 0) refuse(object, row, { field, keys }, String(type), wrong);
  }
}

/** The keys of a choice or of a multi_choice. */
function keysOf(stored: unknown): readonly unknown[] {
  if (stored === null || stored === undefined) return [];
  return Array.isArray(stored) ? stored : [stored];
}

function refuse(object: ObjectModel, row: PreparedRow, { field, keys }: Narrowed, type: string, wrong: readonly unknown[]): void {
  const label = object.document.record_types?.find(({ name }) => name === type)?.label.en ?? type;
  const allowed = [...keys].join(', ');
  failRow(row, 'invalid_record', {
    pointer: pointerSegment(field.name),
    message: `"${field.document.label.en}" cannot be ${wrong.join(', ')} where the record type is "${label}"; it can be: ${allowed}.`,
    code: 'choice_not_in_type',
    params: { record_type: type, allowed },
  });
}
