import { type ClientField, type ClientMetadata, type ClientObject, findField, findObject } from './client-metadata.ts';

/** A path of a view or layout, such as customer.name, with the field it ends at. */
export interface ResolvedPath {
  readonly path: string;
  /** The fields passed on the way, the last one being shown. */
  readonly fields: readonly ClientField[];
  readonly field: ClientField;
}

/** Undefined when a step of the path is unknown or not readable: the column is left out. */
export function resolvePath(metadata: ClientMetadata, object: ClientObject, path: string): ResolvedPath | undefined {
  const fields: ClientField[] = [];
  let current: ClientObject | undefined = object;
  for (const name of path.split('.')) {
    const field = findField(current, name);
    if (!field) return undefined;
    fields.push(field);
    current = findObject(metadata, field.target);
  }
  const field = fields.at(-1);
  return field && { path, fields, field };
}

const linkTypes: ReadonlySet<string> = new Set(['link', 'links', 'user']);

/** The title field of an object; people are named by `name` even where the object user is not listed. */
export function titleField(metadata: ClientMetadata, object: string): string {
  return findObject(metadata, object)?.title ?? 'name';
}

/** The paths to ask for so that a field can be shown: a link needs the title of its target (three steps at most). */
export function requestPaths(metadata: ClientMetadata, resolved: ResolvedPath, depth = 0): readonly string[] {
  const { path, field } = resolved;
  if (!linkTypes.has(field.type) || field.target === undefined || depth > 1 || path.split('.').length > 2) return [path];
  const titles = titlePaths(metadata, field.target, depth + 1);
  return titles.length === 0 ? [path] : titles.map((title) => `${path}.${title}`);
}

/** The paths, from an object, that give its records' titles; none where the person may not read them. */
export function titlePaths(metadata: ClientMetadata, object: string, depth = 0): readonly string[] {
  const title = titleField(metadata, object);
  const target = findObject(metadata, object);
  const resolved = target && resolvePath(metadata, target, title);
  if (resolved) return requestPaths(metadata, resolved, depth);
  return object === 'user' ? [title] : [];
}

/** The value at a path of a wire record: the members of links are nested. */
export function valueAt(record: Readonly<Record<string, unknown>>, path: string): unknown {
  let value: unknown = record;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    // @NOTE own members only: a path comes from metadata, the record from JSON.
    value = Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  }
  return value;
}
