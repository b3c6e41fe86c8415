import { type ClientField, type ClientMetadata, type ClientObject, findObject } from '../../metadata/client-metadata.ts';

const computed: ReadonlySet<string> = new Set(['auto_number', 'formula', 'roll_up', 'lines']);

/** The object of an owned-lines field. */
export function lineObject(metadata: ClientMetadata, field: ClientField): ClientObject | undefined {
  return findObject(metadata, field.target ?? field.options.object);
}

/** The fields of a line that a person enters: neither the link to the parent nor the position nor what is computed. */
export function lineFields(metadata: ClientMetadata, field: ClientField): readonly ClientField[] {
  const object = lineObject(metadata, field);
  const parent = object?.parent ?? field.options.link;
  return (object?.fields ?? []).filter(
    (child) => !child.system && !child.read_only && child.name !== parent && child.name !== object?.order && !computed.has(child.type),
  );
}
