import { type ClientMetadata, type ClientObject, findField } from '../metadata/client-metadata.ts';
import { requestPaths, resolvePath, titlePaths } from '../metadata/field-path.ts';
import type { Layout } from './layout-of.ts';

const stamps = ['record_type', 'created_at', 'created_by', 'updated_at', 'updated_by'];

/** Everything a record page asks for. Lines are left out: they come as a list of their own, by pages. */
export function recordFields(metadata: ClientMetadata, object: ClientObject, layout: Layout): readonly string[] {
  const stage = layout.stage === undefined ? [] : [layout.stage];
  const paths = [
    ...(layout.header ?? []),
    ...stage,
    ...layout.sections.flatMap((section) => section.fields),
    ...stamps.filter((name) => findField(object, name)),
  ];
  const asked = paths.flatMap((path) => {
    const resolved = resolvePath(metadata, object, path);
    return resolved && resolved.field.type !== 'lines' ? requestPaths(metadata, resolved) : [];
  });
  return [...new Set([...titlePaths(metadata, object.name), ...asked])];
}
