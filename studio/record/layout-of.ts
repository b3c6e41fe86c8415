import type { LayoutDocument } from '../../schemas/generated/metadata.ts';
import type { ClientMetadata, ClientObject } from '../metadata/client-metadata.ts';

export type Layout = Pick<LayoutDocument, 'sections' | 'related' | 'stage'> & { readonly header?: readonly string[] };

/** The layout of a record: that of its record type, else the object's first, else one section with every field. */
export function layoutOf(metadata: ClientMetadata, object: ClientObject, recordType: unknown): Layout {
  const named = object.record_types?.find((type) => type.name === recordType)?.layout;
  const layouts = metadata.layouts.filter((layout) => layout.object === object.name);
  const layout = layouts.find((candidate) => candidate.name === named) ?? layouts[0];
  if (layout) return layout;
  return { sections: [{ label: object.label, columns: 2, fields: object.fields.filter((field) => !field.system).map((field) => field.name) }] };
}
