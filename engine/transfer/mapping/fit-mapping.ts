import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import { ColumnFinder } from './find-column.ts';
import type { EntryDocument } from './plan-scope.ts';

type Source = EntryDocument['fields'][string];

/**
 * The part of a mapping that a file with these columns can serve, for mappings that put up with missing columns: fields without their column are
 * left out, and entries without the column of their key, with what hangs on them. Others come back as they are.
 */
export function fitMapping(document: MappingDocument, columns: readonly string[]): MappingDocument {
  if (document.file?.missing !== 'skip') return document;
  const finder = new ColumnFinder(columns, []);
  const has = (column: string | undefined): boolean => column === undefined || finder.has(column);
  const left = new Set<string>();
  const records = document.records.flatMap((entry) => {
    const fitted = fitEntry(entry, has, left);
    if (fitted) left.add(entry.as ?? entry.object);
    return fitted ? [fitted] : [];
  });
  const [first, ...rest] = records;
  return first === undefined ? document : { ...document, records: [first, ...rest] };
}

function fitEntry(entry: EntryDocument, has: (column: string | undefined) => boolean, left: ReadonlySet<string>): EntryDocument | undefined {
  if (!has(entry.when) || !has(entry.key?.column) || (entry.parent !== undefined && !left.has(entry.parent))) return undefined;
  const stays = (source: Source): boolean => {
    if (typeof source === 'string') return has(source);
    if (source.columns !== undefined) return source.columns.some(has);
    return source.record === undefined ? has(source.column) : left.has(source.record);
  };
  const fields = Object.fromEntries(
    Object.entries(entry.fields)
      .filter(([, source]) => stays(source))
      .map(([name, source]) => [name, narrowed(source, has)]),
  );
  const { key, ...others } = entry;
  if (key?.fields === undefined) return { ...entry, fields };
  const names = key.fields.filter((name) => Object.hasOwn(fields, name));
  return names.length < key.fields.length && key.optional !== true
    ? undefined
    : names.length === 0
      ? { ...others, fields }
      : { ...others, key: { ...key, fields: names }, fields };
}

/** Of several columns put together those that are there. */
function narrowed(source: Source, has: (column: string) => boolean): Source {
  if (typeof source === 'string' || source.columns === undefined) return source;
  const { columns, ...rest } = source;
  const [first = '', ...others] = columns.filter(has);
  return others.length === 0 ? { ...rest, column: first } : { ...rest, columns: [first, ...others] };
}
