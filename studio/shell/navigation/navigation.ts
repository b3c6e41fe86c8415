import type { AppDocument, CounterDocument, Label } from '../../../schemas/generated/metadata.ts';
import { type ClientMetadata, type ClientObject, findObject } from '../../metadata/client-metadata.ts';

/** An entry: a list, a new record of an object that may not be listed, a counter, or finding records by phone number. */
export type NavigationItem =
  | { readonly kind: 'list'; readonly object: ClientObject; readonly view: string | undefined; readonly label: Label; readonly to: string }
  | { readonly kind: 'create'; readonly object: ClientObject; readonly to: string }
  | { readonly kind: 'counter'; readonly label: Label; readonly icon: string | undefined; readonly to: string }
  | { readonly kind: 'find'; readonly to: string };

export interface NavigationGroup {
  readonly key: string;
  readonly label: Label | undefined;
  readonly items: readonly NavigationItem[];
}

type AppItem = AppDocument['groups'][number]['items'][number];

export const findAddress = '/find';

/** The app on screen: the one chosen last, else the one that the roles begin with, else the first. */
export function currentApp(metadata: ClientMetadata, chosen: string | undefined): AppDocument | undefined {
  const apps = metadata.apps.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  return apps.find(({ name }) => name === chosen) ?? apps.find(({ name }) => name === metadata.home?.app) ?? apps[0];
}

type Entry = { readonly sale: CounterDocument } | { readonly object: ClientObject; readonly view: string | undefined };

function entryOf(metadata: ClientMetadata, { object: name, view, counter }: AppItem): readonly Entry[] {
  const sale = metadata.counters.find((each) => each.name === counter);
  if (sale) return [{ sale }];
  const object = findObject(metadata, name);
  return object ? [{ object, view }] : [];
}

/** The sidebar: the groups of the app; without apps every object that is no line of another. */
export function navigationGroups(metadata: ClientMetadata, app: AppDocument | undefined): readonly NavigationGroup[] {
  const entries = (app?.groups ?? []).map(({ label, items }) => ({
    label,
    entries: items.flatMap((item) => entryOf(metadata, item)),
  }));
  const filled = entries.filter((group) => group.entries.length > 0);
  const objects = metadata.objects.filter((object) => object.parent === undefined && object.name !== 'user');
  const groups = filled.length > 0 ? filled : [{ label: undefined, entries: objects.map((object): Entry => ({ object, view: undefined })) }];
  let finding = false;
  return groups.map((group, index) => {
    const items = group.entries.flatMap((entry) => ('sale' in entry ? [counterItem(entry.sale)] : navigationItem(metadata, entry.object, entry.view)));
    const finds = !finding && group.entries.some((entry) => 'object' in entry && !entry.object.can.list && findsByPhone(entry.object));
    finding ||= finds;
    return { key: `${app?.name ?? ''} ${index}`, label: group.label, items: finds ? [{ kind: 'find', to: findAddress }, ...items] : items };
  });
}

/** Whether records of the object are found by phone number. */
export function findsByPhone(object: ClientObject): boolean {
  return object.fields.some((field) => field.type === 'phone' && field.masked !== true);
}

/** Where the person begins: the list that the roles name, else the first entry of the app. Undefined where there is nothing to see. */
export function homeAddress(metadata: ClientMetadata, app: AppDocument | undefined): string | undefined {
  const { app: homeApp, object: name, view } = metadata.home ?? {};
  const object = findObject(metadata, name);
  // Whoever has gone over to another app begins there.
  if (object && (app === undefined || homeApp === undefined || app.name === homeApp))
    return object.can.list ? listItem(metadata, object, view).to : findAddress;
  return navigationGroups(metadata, app)[0]?.items[0]?.to;
}

function navigationItem(metadata: ClientMetadata, object: ClientObject, viewName: string | undefined): readonly NavigationItem[] {
  if (object.can.list) return [listItem(metadata, object, viewName)];
  return object.can.create ? [{ kind: 'create', object, to: `/records/${object.name}/new` }] : [];
}

function counterItem({ name, label, icon }: CounterDocument): NavigationItem {
  return { kind: 'counter', label, icon, to: `/counter/${name}` };
}

function listItem(metadata: ClientMetadata, object: ClientObject, viewName: string | undefined): NavigationItem {
  const view = metadata.views.find((candidate) => candidate.name === viewName);
  return {
    kind: 'list',
    object,
    view: viewName,
    label: view?.label ?? object.plural,
    to: `/records/${object.name}${viewName === undefined ? '' : `?view=${viewName}`}`,
  };
}
