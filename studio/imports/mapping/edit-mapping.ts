import type { MappingDocument } from '../../../schemas/generated/metadata.ts';

export type Entry = MappingDocument['records'][number];
export type Source = Entry['fields'][string];
export type SourceSettings = Exclude<Source, string>;

/** A place that a column can be given to: a field (or a part of one) of an entry, or the outside id of its records. */
export interface Target {
  readonly entry: number;
  readonly field: string;
}

/** The field name that stands for the outside id. */
export const outsideId = '#key';

export function targetKey({ entry, field }: Target): string {
  return `${entry}:${field}`;
}

export function parseTarget(key: string): Target {
  const [entry = '0', ...field] = key.split(':');
  return { entry: Number(entry), field: field.join(':') };
}

function comesFrom(source: Source, column: string): boolean {
  if (typeof source === 'string') return source === column;
  return source.column === column || source.columns?.includes(column) === true;
}

/** The targets that a column is given to, in the order of the document. */
export function targetsOf(mapping: MappingDocument, column: string): readonly string[] {
  return mapping.records.flatMap((entry, index) => [
    ...(entry.key?.column === column ? [targetKey({ entry: index, field: outsideId })] : []),
    ...Object.entries(entry.fields).flatMap(([field, source]) => (comesFrom(source, column) ? [targetKey({ entry: index, field })] : [])),
  ]);
}

function withEntry(mapping: MappingDocument, index: number, change: (entry: Entry) => Entry): MappingDocument {
  // @NOTE a document has at least one entry, and none is taken away here.
  return { ...mapping, records: mapping.records.map((entry, at) => (at === index ? change(entry) : entry)) };
}

/** A key that names fields which are no longer there is cut down, or goes. */
function withKey({ key, ...entry }: Entry): Entry {
  if (key?.fields === undefined) return key === undefined ? entry : { ...entry, key };
  const fields = key.fields.filter((name) => Object.hasOwn(entry.fields, name));
  return fields.length === 0 ? entry : { ...entry, key: { ...key, fields } };
}

function removeTarget(mapping: MappingDocument, { entry, field }: Target): MappingDocument {
  return withEntry(mapping, entry, (before) => {
    if (field === outsideId) {
      const { key: _, ...rest } = before;
      return rest;
    }
    const { [field]: _, ...fields } = before.fields;
    return withKey({ ...before, fields });
  });
}

/** What a field gets when a column is given to it: phone numbers the first of a cell, links the record called so. */
export type MakeSource = (target: Target, column: string) => Source;

/** Gives the column to exactly these targets; a target has one column, the one given last. */
export function assignTargets(
  mapping: MappingDocument,
  column: string,
  targets: readonly string[],
  makeSource: MakeSource,
  externalField: (entry: number) => string | undefined,
): MappingDocument {
  const present = targetsOf(mapping, column);
  let next = present.filter((key) => !targets.includes(key)).reduce((document, key) => removeTarget(document, parseTarget(key)), mapping);
  for (const key of targets.filter((target) => !present.includes(target))) {
    const target = parseTarget(key);
    const external = externalField(target.entry);
    next = withEntry(next, target.entry, (entry) => {
      if (target.field !== outsideId) return { ...entry, fields: { ...entry.fields, [target.field]: makeSource(target, column) } };
      return external === undefined ? entry : { ...entry, key: { external, column } };
    });
  }
  return next;
}

/** Changes the settings of a source that comes from a column; undefined takes one away. */
export function changeSource(
  mapping: MappingDocument,
  { entry, field }: Target,
  change: Partial<{ [K in keyof SourceSettings]: SourceSettings[K] | undefined }>,
): MappingDocument {
  return withEntry(mapping, entry, (before) => {
    const source = before.fields[field];
    if (source === undefined) return before;
    const settings: Record<string, unknown> = { ...(typeof source === 'string' ? { column: source } : source), ...change };
    for (const [name, value] of Object.entries(settings)) if (value === undefined) delete settings[name];
    const plain = Object.keys(settings).length === 1 && typeof settings.column === 'string';
    return { ...before, fields: { ...before.fields, [field]: plain ? (settings.column as string) : (settings as SourceSettings) } };
  });
}

/** A value for all rows; undefined takes it away. */
export function setConstant(mapping: MappingDocument, { entry, field }: Target, value: unknown): MappingDocument {
  if (value === undefined) return removeTarget(mapping, { entry, field });
  // @NOTE the schema takes any value here.
  const source = { value } as SourceSettings;
  return withEntry(mapping, entry, (before) => ({ ...before, fields: { ...before.fields, [field]: source } }));
}

/** How records that are there already are known again: by a field, or not at all. */
export function setFieldKey(mapping: MappingDocument, entry: number, field: string | undefined): MappingDocument {
  return withEntry(mapping, entry, ({ key: _, ...rest }) => (field === undefined ? rest : { ...rest, key: { fields: [field], optional: true } }));
}
