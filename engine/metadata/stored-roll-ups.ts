import type { ColumnType } from '../fields/field-type.ts';
import type { FieldModel, Model, ObjectModel } from './model.ts';

/** From a record of `object` to the one that its `link` names. */
export interface Hop {
  readonly object: string;
  readonly link: string;
}

/** Records whose changes a stored roll-up counts, straight or through roll-ups of roll-ups. */
export interface RollUpSource extends Hop {
  /** The object that the link points to: its records are what is marked. */
  readonly via: string;
  /** Fields of `object` whose change matters. */
  readonly fields: ReadonlySet<string>;
  /** From a marked record to the one that has the roll-up; empty where it is the same. */
  readonly up: readonly Hop[];
}

export interface StoredRollUp {
  readonly field: FieldModel;
  readonly table: string;
  readonly sources: readonly RollUpSource[];
  /** All that its value is made by, as text: where it differs, every value is to be worked out anew. */
  readonly definition: string;
}

const deepest = 12;
const known = new WeakMap<Model, readonly StoredRollUp[]>();
const knownBySource = new WeakMap<Model, ReadonlyMap<string, readonly FedRollUp[]>>();

/** A stored roll-up with one of the ways in which changes reach it. */
export interface FedRollUp {
  readonly rollUp: StoredRollUp;
  readonly source: RollUpSource;
}

/** Every stored roll-up of the Model. */
export function storedRollUps(model: Model): readonly StoredRollUp[] {
  const found = known.get(model);
  if (found) return found;
  const made = [...model.objects.values()].flatMap((object) =>
    [...object.fields.values()].flatMap((field) => (field.storedTable === undefined ? [] : [describe(model, field, field.storedTable)])),
  );
  known.set(model, made);
  return made;
}

/** By object, the stored roll-ups that changes of its records reach; objects that feed none are absent. */
export function rollUpsBySource(model: Model): ReadonlyMap<string, readonly FedRollUp[]> {
  const found = knownBySource.get(model);
  if (found) return found;
  const fed = storedRollUps(model).flatMap((rollUp) => rollUp.sources.map((source): FedRollUp => ({ rollUp, source })));
  const made = Map.groupBy(fed, ({ source }) => source.object);
  knownBySource.set(model, made);
  return made;
}

/** The column that keeps the values of a stored roll-up, and whether they have a currency beside them. */
export function storedValue(field: FieldModel): { readonly type: ColumnType; readonly money: boolean } {
  if (field.document.options?.function === 'count') return { type: 'bigint', money: false };
  const shape = field.type.expression?.(field.document);
  if (shape?.type === 'date' || shape?.type === 'text' || shape?.type === 'boolean') return { type: shape.type, money: false };
  return shape?.type === 'datetime' ? { type: 'timestamptz(3)', money: false } : { type: 'numeric', money: shape?.members?.currency !== undefined };
}

function describe(model: Model, field: FieldModel, table: string): StoredRollUp {
  const sources: RollUpSource[] = [];
  const parts = new Map<string, unknown>();
  const visit = (rollUp: FieldModel, up: readonly Hop[]): void => {
    const { link, field: measured, by } = rollUp.document.options ?? {};
    const child = model.objects.get(rollUp.target ?? '');
    if (!child || link === undefined || up.length > deepest) return;
    parts.set(rollUp.document.name, rollUp.document.options);
    const read = [...(measured === undefined ? [] : [[measured]]), ...(rollUp.rollUpFilter?.reads ?? [])];
    const fields = new Set([link]);
    if (by !== undefined) addInputs(child, by, fields);
    for (const path of read) addInputs(child, path[0] as string, fields);
    sources.push({ object: child.name, link, via: rollUp.object, fields, up });
    for (const name of fields) {
      const input = child.fields.get(name);
      if (!input) continue;
      parts.set(input.document.name, [input.document.type, input.document.options]);
      if (input.type.type === 'roll_up') visit(input, [{ object: child.name, link }, ...up]);
    }
  };
  visit(field, []);
  return { field, table, sources, definition: JSON.stringify([...parts].sort(([left], [right]) => (left < right ? -1 : 1))) };
}

/** The field, and what a formula reads of its own object. What it reads over links is not followed. */
function addInputs(object: ObjectModel, name: string, into: Set<string>): void {
  if (into.has(name)) return;
  into.add(name);
  for (const path of object.fields.get(name)?.formula?.reads ?? []) addInputs(object, path[0] as string, into);
}
