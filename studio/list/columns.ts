import type { Label, ViewDocument } from '../../schemas/generated/metadata.ts';
import { type ClientField, type ClientMetadata, type ClientObject, findField, findObject } from '../metadata/client-metadata.ts';
import { requestPaths, resolvePath, titlePaths } from '../metadata/field-path.ts';

/** A column of a list. */
export interface ListColumn {
  /** Where the value stands in the record. */
  readonly path: string;
  readonly field: ClientField;
  /** Labels on the way: [customer, phone]. */
  readonly labels: readonly Label[];
  /** Paths to ask the server for. */
  readonly request: readonly string[];
  /** What to sort by, where one can. */
  readonly sortPath: string | undefined;
}

/** A path that ends at the title of a link is shown as the link itself. */
function withoutTitle(metadata: ClientMetadata, object: ClientObject, path: string): string {
  const steps = path.split('.');
  if (steps.length < 2) return path;
  const parent = resolvePath(metadata, object, steps.slice(0, -1).join('.'));
  const target = findObject(metadata, parent?.field.target);
  return target && target.title === steps.at(-1) && parent ? parent.path : path;
}

export function listColumn(metadata: ClientMetadata, object: ClientObject, rawPath: string): ListColumn | undefined {
  const path = withoutTitle(metadata, object, rawPath);
  const resolved = resolvePath(metadata, object, path);
  if (!resolved) return undefined;
  const request = requestPaths(metadata, resolved);
  const first = request[0];
  const sorted = first === undefined ? undefined : resolvePath(metadata, object, first);
  // The title of the built-in user is known even where the object user is not listed.
  const sortable = sorted ? sorted.field.sortable : resolved.field.target === 'user';
  return { path, field: resolved.field, labels: resolved.fields.map((field) => field.label), request, sortPath: sortable ? first : undefined };
}

const heavyTypes: ReadonlySet<string> = new Set(['lines', 'links', 'long_text', 'identities', 'external_keys', 'file', 'any_link', 'roll_up', 'address']);

/** The columns of a view; without one the title and the first short fields. */
export function listColumns(metadata: ClientMetadata, object: ClientObject, view: ViewDocument | undefined): readonly ListColumn[] {
  const paths = view ? view.columns : defaultPaths(object);
  const columns = paths.flatMap((path) => listColumn(metadata, object, path) ?? []);
  return columns.length > 0 ? columns : defaultPaths(object).flatMap((path) => listColumn(metadata, object, path) ?? []);
}

/** The paths of a list without a view: the title and the first short fields. */
export function defaultPaths(object: ClientObject): readonly string[] {
  const others = object.fields.filter((field) => field.name !== object.title && !field.system && !heavyTypes.has(field.type)).map((field) => field.name);
  const created = findField(object, 'created_at') ? ['created_at'] : [];
  return [...(findField(object, object.title) ? [object.title] : []), ...others.slice(0, 6), ...created];
}

/** Everything the list asks for: its columns and the title, which names the row. */
export function listFields(metadata: ClientMetadata, object: ClientObject, columns: readonly ListColumn[]): readonly string[] {
  return [...new Set([...titlePaths(metadata, object.name), ...columns.flatMap((column) => column.request)])];
}
