import type { FieldModel, Model, ObjectModel } from '../metadata/model.ts';
import type { WireRecord } from '../query/record-reader.ts';
import type { ConversionContext, Sources } from './conversion-context.ts';

export type Values = Record<string, unknown>;

/** A record that a step made or took. */
export interface StepRecord {
  readonly object: string;
  readonly id: string;
}

/** What comes of the record converted and of constants; records of other steps are left out. Of what is hidden from the actor nothing comes. */
export function plainValues({ model, object, source }: ConversionContext, into: ObjectModel, sources: Sources): Values {
  const values: Values = {};
  for (const [name, { from, value, record }] of Object.entries(sources)) {
    const field = into.fields.get(name);
    if (!field || record !== undefined) continue;
    const given = from === undefined ? value : from === 'id' ? pointer(field, { object: object.name, id: source.id }) : valueAt(source, from.split('.'));
    if (given !== undefined && given !== null) values[name] = field.type.type === 'lines' ? newLines(model, field, given) : given;
  }
  return values;
}

/** Fields that point to a record of another step, with the name of that step. */
export function stepLinks(sources: Sources): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(sources).flatMap(([name, { record }]) => (record === undefined ? [] : [[name, record]])));
}

/** Links to records of other steps, as far as those are known. */
export function linkValues(into: ObjectModel, sources: Sources, records: ReadonlyMap<string, StepRecord>): Values {
  const values: Values = {};
  for (const [name, step] of Object.entries(stepLinks(sources))) {
    const field = into.fields.get(name);
    const record = records.get(step);
    if (field && record) values[name] = pointer(field, record);
  }
  return values;
}

/** A record as the value of a field. */
function pointer(field: FieldModel, { object, id }: StepRecord): unknown {
  if (field.type.type === 'any_link') return { object, id };
  return field.type.type === 'links' ? [{ id }] : id;
}

function valueAt(record: WireRecord, names: readonly string[]): unknown {
  let value: unknown = record;
  for (const name of names) value = typeof value === 'object' && value !== null ? (value as Values)[name] : undefined;
  return value;
}

/** Lines are copied: they are lines of the new record, with what its lines can hold. */
function newLines(model: Model, field: FieldModel, given: unknown): unknown {
  const lines = model.objects.get(field.target ?? '');
  if (!lines || !Array.isArray(given)) return given;
  const holds = (name: string): boolean => {
    const own = lines.fields.get(name);
    return own !== undefined && !own.system && own.type.computed !== true && own.document.read_only !== true && own.name !== lines.parent?.name;
  };
  return given.map((line: unknown) => Object.fromEntries(Object.entries(Object(line) as Values).filter(([name]) => holds(name))));
}

/** Of these values those for which the record has none and that the actor is shown to be empty. */
export function lacking(record: WireRecord, values: Values): Values {
  const shut = new Set([...(record._hidden ?? []), ...(record._masked ?? [])]);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !shut.has(name) && isEmpty(record[name])));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
