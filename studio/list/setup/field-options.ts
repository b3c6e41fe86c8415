import type { CellContext } from '../../fields/field-cell.ts';
import { type ClientField, type ClientMetadata, type ClientObject, findObject } from '../../metadata/client-metadata.ts';

/** A field of a list, or one behind a link of it. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly field: ClientField;
}

/** Options in groups: the fields of the object itself, then those behind each of its links. */
export interface FieldOptionGroup {
  readonly group: string;
  readonly items: readonly FieldOption[];
}

const links: ReadonlySet<string> = new Set(['link', 'user']);

/** Fields of an object and of what its links lead to, as far as `fits` says so. */
export function fieldOptions(
  metadata: ClientMetadata,
  object: ClientObject,
  context: CellContext,
  fits: (field: ClientField) => boolean,
): readonly FieldOptionGroup[] {
  const own = { group: context.label(object.label), items: optionsOf(object.fields, '', '', { context, fits }) };
  const behind = object.fields
    .filter(({ type, target }) => links.has(type) && target !== undefined)
    .map((link) => {
      const label = context.label(link.label);
      const fields = findObject(metadata, link.target)?.fields ?? [];
      return { group: label, items: optionsOf(fields, `${link.name}.`, `${label} › `, { context, fits }) };
    });
  return [own, ...behind].filter(({ items }) => items.length > 0);
}

function optionsOf(
  fields: readonly ClientField[],
  path: string,
  before: string,
  { context, fits }: { readonly context: CellContext; readonly fits: (field: ClientField) => boolean },
): readonly FieldOption[] {
  return fields.filter(fits).map((field) => ({ value: `${path}${field.name}`, label: `${before}${context.label(field.label)}`, field }));
}
