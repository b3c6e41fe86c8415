import type { ClientField, ClientMetadata, ClientObject } from '../../metadata/client-metadata.ts';
import { resolvePath, titlePaths } from '../../metadata/field-path.ts';
import type { Bucket } from '../state/list-address.ts';

const dates: ReadonlySet<string> = new Set(['date', 'datetime']);
const references: ReadonlySet<string> = new Set(['link', 'user']);
/** Types whose values are too many or too long to be heads of groups. */
const unfit: ReadonlySet<string> = new Set(['long_text', 'money', 'decimal', 'percent', 'auto_number', 'any_link', 'tags', 'multi_choice', 'links', 'file']);

/** The field that a list is grouped by. */
export interface GroupField {
  readonly path: string;
  readonly field: ClientField;
  /** The field of the object that the path begins with. */
  readonly labels: readonly ClientField['label'][];
  /** Of dates how long a group is. */
  readonly bucket: Bucket | undefined;
  /** Where the titles of linked records stand. */
  readonly titles: readonly string[];
}

/** The type by which groups are told apart: of a formula that of its result. */
export function groupedType(field: ClientField): string {
  return field.type === 'formula' ? (field.options.result ?? 'text') : field.type;
}

export function canGroup(field: ClientField): boolean {
  return field.groupable && field.filterable && !unfit.has(groupedType(field)) && field.name !== 'id';
}

/** The field at a path as one to group by; undefined where it cannot be. */
export function groupField(metadata: ClientMetadata, object: ClientObject, path: string | undefined, bucket: Bucket | undefined): GroupField | undefined {
  const resolved = path === undefined ? undefined : resolvePath(metadata, object, path);
  if (!resolved || path === undefined || !canGroup(resolved.field)) return undefined;
  const type = groupedType(resolved.field);
  const titles = references.has(type) && resolved.field.target !== undefined ? titlePaths(metadata, resolved.field.target).slice(0, 1) : [];
  return {
    path,
    field: resolved.field,
    labels: resolved.fields.map(({ label }) => label),
    bucket: dates.has(type) ? (bucket ?? 'month') : undefined,
    titles: titles.map((title) => `${path}.${title}`),
  };
}
