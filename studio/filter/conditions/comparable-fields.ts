import type { CellContext } from '../../fields/field-cell.ts';
import { type ClientField, type ClientMetadata, type ClientObject, findObject } from '../../metadata/client-metadata.ts';
import { operatorsOf } from './condition.ts';
import { comparedFields } from './condition-field.ts';

/** A field that a condition can compare. */
export interface ComparableField {
  /** Its path. */
  readonly value: string;
  readonly label: string;
  readonly field: ClientField;
}

const links: ReadonlySet<string> = new Set(['link', 'user']);

/** What conditions over an object can compare: its own fields, then those behind each of its links; in groups for a choice. */
export function comparableFields(metadata: ClientMetadata, object: ClientObject, context: CellContext): readonly { group: string; items: ComparableField[] }[] {
  const own = { group: context.label(object.label), items: fieldsOf(object.fields, '', '', context) };
  const behind = object.fields
    .filter((field) => links.has(field.type) && field.filterable && field.target !== undefined)
    .map((link) => {
      const label = context.label(link.label);
      return { group: label, items: fieldsOf(findObject(metadata, link.target)?.fields ?? [], `${link.name}.`, `${label} › `, context) };
    });
  return [own, ...behind].filter(({ items }) => items.length > 0);
}

function fieldsOf(fields: readonly ClientField[], path: string, before: string, context: CellContext): ComparableField[] {
  return fields
    .flatMap(comparedFields)
    .filter((field) => field.filterable && operatorsOf(field).length > 0)
    .map((field) => ({ value: `${path}${field.name}`, label: `${before}${context.label(field.label)}`, field }));
}
