import type { SavedView, Viewbody } from '../../schemas/generated/api.ts';
import type { ViewDocument } from '../../schemas/generated/metadata.ts';
import { stands } from '../errors/guards.ts';
import { readableView } from '../metadata/screens/readable-view.ts';
import { sql } from '../sql/sql.ts';
import type { Viewer } from './saved-views.ts';

/** A row of sys.saved_view with the name of its maker. */
export interface ViewRow {
  readonly id: string;
  readonly owner: string;
  readonly owner_name: string;
  readonly object: string;
  readonly label: string;
  readonly body: Viewbody;
  readonly shared_with: readonly string[];
  readonly position: number;
}

export const viewColumns = sql`v.id::text as id, v.owner::text as owner, (select u.name from sys."user" as u where u.id = v.owner) as owner_name,
  v.object, v.label, v.body, v.shared_with, v.position`;

/** Whether the view is the viewer's, or shared with them. */
export function has({ actor }: Viewer, { owner, shared_with }: ViewRow): boolean {
  if (owner === actor.id || !stands('saved_view_subject')) return true;
  return shared_with.some((subject) => subject === 'everyone' || actor.rights.subjects.includes(subject));
}

/** Whether the viewer, who has the view, may change it. */
export function mayEdit({ actor, screens }: Viewer, { owner }: ViewRow): boolean {
  return owner === actor.id || screens.rights.admin || !stands('saved_view_owner');
}

/** The body as the view document that it would be. */
export function asDocument({ id, object, label, body }: Pick<ViewRow, 'id' | 'object' | 'label' | 'body'>): ViewDocument {
  return { ...body, kind: 'view', name: id, object, label: { en: label, vi: label } };
}

/** The view as far as the viewer is shown what it names; undefined where they have not got it or nothing is left of it. */
export function toSavedView(viewer: Viewer, row: ViewRow): SavedView | undefined {
  if (!has(viewer, row) || !viewer.screens.objects.has(row.object)) return undefined;
  const readable = readableView(viewer.screens, asDocument(row));
  if (!readable) return undefined;
  const { kind: _kind, name: _name, object, label: _label, ...body } = readable;
  const editable = mayEdit(viewer, row);
  return {
    id: row.id,
    object,
    label: row.label,
    body,
    owner: { id: row.owner, name: row.owner_name },
    mine: row.owner === viewer.actor.id,
    editable,
    shared_with: editable ? [...row.shared_with] : [],
    position: row.position,
  };
}
