import type { LayoutDocument, ObjectDocument } from '../../schemas/generated/metadata.ts';
import type { Model } from './model.ts';

/**
 * The layout of a record of that type for somebody with these roles: by role and record type, then by role, then by record type, then one
 * that names neither, ties by name. Undefined where none fits.
 */
export function fittingLayout(model: Model, object: ObjectDocument, roles: readonly string[], recordType: string | undefined): LayoutDocument | undefined {
  const ranked = [...model.layouts.values()]
    .filter((layout) => layout.object === object.name)
    .flatMap((layout) => {
      const types = typesOf(layout, object);
      const byType = recordType !== undefined && types.includes(recordType);
      const byRole = layout.roles?.some((role) => roles.includes(role)) === true;
      if ((layout.roles && !byRole) || (types.length > 0 && !byType)) return [];
      return [{ layout, rank: (byRole ? 2 : 0) + (byType ? 1 : 0) }];
    });
  return ranked.sort((left, right) => right.rank - left.rank || (left.layout.name < right.layout.name ? -1 : 1))[0]?.layout;
}

/** The record types that a layout is for, as it says itself or its object does. */
function typesOf(layout: LayoutDocument, object: ObjectDocument): readonly string[] {
  const named = (object.record_types ?? []).filter((type) => type.layout === layout.name).map((type) => type.name);
  return [...(layout.record_types ?? []), ...named];
}
