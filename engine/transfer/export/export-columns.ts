import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import type { WireRecord } from '../../query/record-reader.ts';
import { fieldParts } from '../field-parts.ts';
import { wireText } from './wire-text.ts';

/** One column of an export: its path (the header) and how its text is taken from a record. */
export interface ExportColumn {
  readonly path: string;
  textOf(record: WireRecord): string;
}

/** The stored fields of an object, without standard columns save id, owner and record type, and without what cannot stand in a cell. */
export function defaultPaths(object: ObjectModel): readonly string[] {
  const kept = new Set(['id', 'owner', 'record_type']);
  return [...object.fields.values()]
    .filter((field) => (field.system ? kept.has(field.name) : field.type.type !== 'lines' && field.type.type !== 'roll_up'))
    .map((field) => field.name);
}

/** The paths with those of the parts of names and addresses behind them, so that a file holds all of a value. */
export function withParts(object: ObjectModel, paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const document = object.fields.get(path)?.document;
    return [path, ...((document && fieldParts(document)?.others) ?? []).map((part) => `${path}.${part}`)];
  });
}

/** The path that the reader knows: of a part that of its field. */
export function readPath(model: Model, object: ObjectModel, path: string): string {
  const names = path.split('.');
  const member = names.pop() ?? '';
  const field = names.length > 0 ? fieldAt(model, object, names) : undefined;
  const parts = field && fieldParts(field.document);
  return parts && [parts.main, ...parts.others].includes(member) ? names.join('.') : path;
}

/** Columns for paths such as name, customer.name or address.ward. Paths the reader refuses have been refused before. */
export function exportColumns(model: Model, object: ObjectModel, paths: readonly string[]): readonly ExportColumn[] {
  return paths.map((path) => {
    const names = path.split('.');
    const field = fieldAt(model, object, names);
    return { path, textOf: (record) => (field ? wireText(valueAt(record, names), field) : '') };
  });
}

function fieldAt(model: Model, object: ObjectModel, names: readonly string[]): FieldModel | undefined {
  const field = object.fields.get(names[0] ?? '');
  const target = names.length > 1 ? model.objects.get(field?.target ?? '') : undefined;
  return target ? fieldAt(model, target, names.slice(1)) : field;
}

function valueAt(record: WireRecord, names: readonly string[]): unknown {
  let value: unknown = record;
  for (const name of names) value = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  return value;
}
