import type { LayoutDocument } from '../../schemas/generated/metadata.ts';
import type { ClientMetadata, ClientObject } from '../metadata/client-metadata.ts';

export type Layout = Pick<LayoutDocument, 'sections' | 'related' | 'tabs' | 'stage' | 'timeline'> & { readonly header?: readonly string[] };

/**
 * The layout of a record: of those that fit its type and the person's roles the one that says most about them, as layout.schema.json has it;
 * else the object's first that is for everybody, else one section with every field. Without `roles` whatever the server gave is taken to be for the person.
 */
export function layoutOf(metadata: ClientMetadata, object: ClientObject, recordType: unknown, roles?: readonly string[]): Layout {
  const layouts = metadata.layouts.filter((layout) => layout.object === object.name).toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const ranked = layouts.flatMap((layout) => {
    const rank = rankOf(layout, object, recordType, roles);
    return rank === undefined ? [] : [{ layout, rank }];
  });
  const best = ranked.toSorted((left, right) => right.rank - left.rank)[0]?.layout ?? layouts.find((layout) => layout.roles === undefined) ?? layouts[0];
  if (best) return best;
  return { sections: [{ label: object.label, columns: 2, fields: object.fields.filter((field) => !field.system).map((field) => field.name) }] };
}

/** By role and record type, then by role, then by type, then neither; undefined where it is for others. */
function rankOf(layout: LayoutDocument, object: ClientObject, recordType: unknown, roles: readonly string[] | undefined): number | undefined {
  const types = [...(layout.record_types ?? []), ...(object.record_types ?? []).filter((type) => type.layout === layout.name).map((type) => type.name)];
  const byType = types.some((type) => type === recordType);
  // Administrators are given the layouts of all roles.
  const byRole = layout.roles !== undefined && (roles === undefined || layout.roles.some((role) => roles.includes(role)));
  if ((layout.roles && !byRole) || (types.length > 0 && !byType)) return undefined;
  return (byRole ? 2 : 0) + (byType ? 1 : 0);
}
