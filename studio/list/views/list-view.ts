import type { ListSetting, SavedView, SavedViewList, Viewbody } from '../../../schemas/generated/api.ts';
import type { Label, ViewDocument } from '../../../schemas/generated/metadata.ts';
import type { ClientMetadata, ClientObject } from '../../metadata/client-metadata.ts';

/** A view of a list: a document of the workspace, or one that somebody made. */
export interface ListView {
  /** What stands in the address: the document's name, or the saved view's id. */
  readonly key: string;
  readonly label: Label;
  readonly document: ViewDocument;
  /** Absent for documents. */
  readonly saved?: SavedView;
}

/** The views of an object: those of the workspace by order, then one's own, then those that others share. */
export function viewsOf(metadata: ClientMetadata, object: ClientObject, saved: SavedViewList | undefined): readonly ListView[] {
  const documents = metadata.views
    .filter((view) => view.object === object.name)
    .toSorted((left, right) => (left.order ?? 0) - (right.order ?? 0))
    .map((document) => ({ key: document.name, label: document.label, document }));
  const own = (saved?.items ?? []).filter((view) => view.object === object.name).map(ofSaved);
  return [...documents, ...own];
}

function ofSaved(saved: SavedView): ListView {
  const label = { en: saved.label, vi: saved.label };
  return { key: saved.id, label, document: { ...saved.body, kind: 'view', name: saved.id, object: saved.object, label }, saved };
}

/** The view that a list opens with: the person's own choice, that of one of their roles, the default one, else the first. */
export function openingView(views: readonly ListView[], opens: string | null | undefined, roles: readonly string[]): ListView | undefined {
  return (
    views.find(({ key }) => key === opens) ??
    views.find(({ document }) => document.roles?.some((role) => roles.includes(role))) ??
    views.find(({ document }) => document.default === true) ??
    views[0]
  );
}

export function settingOf(saved: SavedViewList | undefined, object: string): ListSetting | undefined {
  return saved?.settings.find((setting) => setting.object === object);
}

/** What a view shows, to be saved as another: its members without those that name it. */
export function bodyOf(view: ViewDocument): Viewbody {
  const { type, columns, group, bucket, sums, board, calendar, map, filter, sort } = view;
  const members = { type, columns, group, bucket, sums, board, calendar, map, filter, sort };
  // @NOTE absent members are left out, as exact optional properties want it; columns are always there.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as unknown as Viewbody;
}
