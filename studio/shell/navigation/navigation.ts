import type { Label } from '../../../schemas/generated/metadata.ts';
import { type ClientMetadata, type ClientObject, findObject } from '../../metadata/client-metadata.ts';

export interface NavigationItem {
  readonly object: ClientObject;
  readonly view: string | undefined;
  readonly label: Label;
  readonly to: string;
}

export interface NavigationGroup {
  readonly key: string;
  /** The app it belongs to. */
  readonly app: string | undefined;
  readonly label: Label | undefined;
  readonly items: readonly NavigationItem[];
}

/** The sidebar: the groups of all apps in order; without apps every object that is no line of another. */
export function navigationGroups(metadata: ClientMetadata): readonly NavigationGroup[] {
  const apps = metadata.apps.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const groups = apps.flatMap((app) =>
    app.groups.map((group, index) => ({
      key: `${app.name} ${index}`,
      app: app.name,
      label: group.label ?? (apps.length > 1 && index === 0 ? app.label : undefined),
      items: group.items.flatMap((item) => {
        const object = findObject(metadata, item.object);
        return object ? [navigationItem(metadata, object, item.view)] : [];
      }),
    })),
  );
  const filled = groups.filter((group) => group.items.length > 0);
  if (filled.length > 0) return filled;
  const objects = metadata.objects.filter((object) => object.parent === undefined && object.name !== 'user');
  return [{ key: 'objects', app: undefined, label: undefined, items: objects.map((object) => navigationItem(metadata, object, undefined)) }];
}

/** Where the person begins: the list or the app that the roles name, else the first entry. Undefined where there is nothing to see. */
export function homeAddress(metadata: ClientMetadata): string | undefined {
  const groups = navigationGroups(metadata);
  const { app, object: name, view } = metadata.home ?? {};
  const object = findObject(metadata, name);
  if (object) return navigationItem(metadata, object, view).to;
  return (groups.find((group) => group.app === app) ?? groups[0])?.items[0]?.to;
}

function navigationItem(metadata: ClientMetadata, object: ClientObject, viewName: string | undefined): NavigationItem {
  const view = metadata.views.find((candidate) => candidate.name === viewName);
  return {
    object,
    view: viewName,
    label: view?.label ?? object.plural,
    to: `/records/${object.name}${viewName === undefined ? '' : `?view=${viewName}`}`,
  };
}
