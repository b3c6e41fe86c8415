import type { FieldModel } from '../../metadata/model.ts';
import { compileFind } from './compile-find.ts';
import type { FieldSource } from './import-plan.ts';
import type { EntryDocument, PlanScope } from './plan-scope.ts';

const writableSystemFields = new Set(['id', 'owner', 'record_type']);

/** Whether a file may bring values of this field at all; rights are the writer's affair. */
export function importable(field: FieldModel): boolean {
  if (field.system) return writableSystemFields.has(field.name);
  return field.type.computed !== true && field.type.type !== 'lines' && field.type.type !== 'file';
}

/** One field's source; undefined after an issue. */
export function compileSource(scope: PlanScope, field: FieldModel, source: EntryDocument['fields'][string], pointer: string): FieldSource | undefined {
  if (typeof source === 'string') return { kind: 'column', field, column: scope.finder.find(source, pointer), settings: {} };
  if (source.record !== undefined) return compileRecord(scope, field, source.record, pointer);
  if (source.column === undefined && source.columns === undefined) return compileValue(scope, field, source.value, pointer);
  if (source.find !== undefined) return compileFind(scope, field, source, pointer);
  const { format, number, currency, map, nth, channel, date_order, otherwise } = source;
  const join = source.columns?.map((name) => scope.finder.find(name, pointer));
  const settings = {
    ...(format === undefined ? {} : { format }),
    ...(number === undefined ? {} : { number }),
    ...(currency === undefined ? {} : { currency }),
    ...(map === undefined ? {} : { map: new Map(Object.entries(map)) }),
    ...(nth === undefined ? {} : { nth }),
    ...(channel === undefined ? {} : { channel }),
    ...(date_order === undefined ? {} : { dateOrder: date_order }),
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(join === undefined ? {} : { join }),
  };
  return { kind: 'column', field, column: join?.[0] ?? scope.finder.find(source.column ?? '', pointer), settings };
}

function compileRecord(scope: PlanScope, field: FieldModel, name: string, pointer: string): FieldSource | undefined {
  const known = scope.names.get(name);
  const target = known?.object;
  if (known === undefined) scope.issues.push({ pointer: `${pointer}/record`, message: `There is no earlier entry "${name}".` });
  else if (field.type.type !== 'link' || field.target !== target)
    scope.issues.push({ pointer: `${pointer}/record`, message: `"${field.name}" is no link to ${target}.` });
  else return { kind: 'record', field, entry: known.entry };
  return undefined;
}

function compileValue(scope: PlanScope, field: FieldModel, value: unknown, pointer: string): FieldSource | undefined {
  const { settings } = scope.model;
  const parsed = field.type.parse(value, field.document, { zone: settings.zone, currency: settings.currency });
  if (parsed.ok) return { kind: 'value', field, value };
  for (const issue of parsed.issues) scope.issues.push({ ...issue, pointer: `${pointer}/value${issue.pointer}` });
  return undefined;
}
