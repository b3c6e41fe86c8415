import { type ListColumn, listColumn, listColumns } from '../../list/columns.ts';
import { type ClientMetadata, type ClientObject, findField } from '../../metadata/client-metadata.ts';

/** The columns of a related list or of lines: those of the layout, else of the object's default view, without the link back. */
export function relatedColumns(metadata: ClientMetadata, object: ClientObject, link: string, paths: readonly string[] | undefined): readonly ListColumn[] {
  if (paths && paths.length > 0) return paths.flatMap((path) => listColumn(metadata, object, path) ?? []);
  const views = metadata.views.filter((view) => view.object === object.name);
  const view = views.find((candidate) => candidate.default) ?? views[0];
  if (!view && object.parent !== undefined) return lineColumns(metadata, object, link);
  return listColumns(metadata, object, view)
    .filter((column) => column.path !== link && !column.path.startsWith(`${link}.`))
    .slice(0, 8);
}

/** Without a view lines show all their fields but the link to the owner and the position. */
function lineColumns(metadata: ClientMetadata, object: ClientObject, link: string): readonly ListColumn[] {
  const names = object.fields.filter((field) => !field.system && field.name !== link && field.name !== object.order).map((field) => field.name);
  const title = findField(object, object.title);
  const ordered = title && names.includes(title.name) ? [title.name, ...names.filter((name) => name !== title.name)] : names;
  return ordered.flatMap((name) => listColumn(metadata, object, name) ?? []);
}
