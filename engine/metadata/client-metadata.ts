import type { Clientfield, ClientMetadata, Clientobject } from '../../schemas/generated/api.ts';
import type { AppDocument, LayoutDocument, ViewDocument } from '../../schemas/generated/metadata.ts';
import { stands } from '../errors/guards.ts';
import { type MetadataRights, readsAtOnce, readsPath } from './metadata-rights.ts';
import type { FieldModel, Model, ObjectModel } from './model.ts';
import { readableObjectDocument } from './readable-object.ts';
import { readableOptions, readsTarget } from './readable-options.ts';
import { readableText } from './references/readable-expression.ts';

/** All the screens need, with only what the person may read: no object, field, column or condition that is hidden from them is named. */
export function clientMetadata(model: Model, rights: MetadataRights): ClientMetadata {
  const objects = new Map([...model.objects].filter(([, object]) => rights.can(object, 'read') || !stands('metadata_object')));
  const context: Context = { model, rights, objects };
  const views = sorted(model.views).flatMap((view) => readableView(context, view) ?? []);
  const { currency, zone, locale } = model.settings;
  const home = homeOf(context);
  return {
    version: model.version,
    settings: { currency, zone, locale },
    ...(home ? { home } : {}),
    apps: sorted(model.apps).flatMap((app) => readableApp(context, app, views)),
    views,
    layouts: [...model.layouts.values()].flatMap((layout) => readableLayout(context, layout) ?? []),
    objects: [...objects.values()].map((object) => clientObject(context, object)),
  };
}

interface Context {
  readonly model: Model;
  readonly rights: MetadataRights;
  readonly objects: ReadonlyMap<string, ObjectModel>;
}

function sorted<D extends { readonly name: string; readonly order?: number }>(documents: ReadonlyMap<string, D>): readonly D[] {
  const place = (document: D): number => document.order ?? Number.MAX_SAFE_INTEGER;
  return [...documents.values()].sort((left, right) => place(left) - place(right) || (left.name < right.name ? -1 : 1));
}

function clientObject({ model, rights }: Context, object: ObjectModel): Clientobject {
  const { name, label, plural, description, icon, color, title, parent, order, record_types } = readableObjectDocument(model, object, rights);
  // People are managed elsewhere: no record API writes them.
  const may = (action: 'create' | 'update' | 'delete' | 'share' | 'bulk'): boolean => name !== 'user' && rights.can(object, action);
  const optional = { description, icon, color, parent, order, record_types };
  return {
    name,
    label,
    plural,
    title,
    ...present(optional),
    can: {
      create: may('create'),
      update: may('update'),
      delete: may('delete'),
      export: rights.can(object, 'export'),
      list: rights.can(object, 'list'),
      share: may('share'),
      bulk: may('bulk'),
    },
    fields: [...object.fields.values()]
      .filter((field) => rights.reveals(object, field) || !stands('metadata_field'))
      .map((field) => clientField(model, rights, object, field)),
  };
}

function clientField(model: Model, rights: MetadataRights, object: ObjectModel, field: FieldModel): Clientfield {
  const { type, label, help, required, unique, searchable, read_only } = field.document;
  const shape = field.type.expression?.(field.document);
  const reads = rights.reads(object, field);
  const ordered = reads && shape !== undefined && shape.type !== 'texts';
  // What lies behind a link that leads nowhere for the person cannot be chosen either.
  const leads = readsTarget(model, field, rights);
  const masked = rights.masks(object, field) ? true : undefined;
  const optional = { help, required, unique, searchable, target: leads ? field.target : undefined, masked };
  return {
    name: field.name,
    type,
    label,
    ...present(optional),
    sortable: ordered,
    filterable: reads && shape !== undefined && field.type.operators.length > 0,
    groupable: ordered,
    read_only: read_only === true || field.type.computed === true || object.name === 'user' || !leads || !rights.writes(object, field),
    system: field.system,
    options: readableOptions(model, object, field, rights),
    operators: shape === undefined || !reads ? [] : [...field.type.operators],
  };
}

/** Leaves out absent members, as exact optional properties want it. */
function present<T extends object>(members: T): { [K in keyof T]?: NonNullable<T[K]> } {
  // @NOTE only undefined members are taken out.
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
}

function readableView({ model, rights, objects }: Context, view: ViewDocument): ViewDocument | undefined {
  const object = objects.get(view.object);
  if (!object) return undefined;
  const reads = (path: string): boolean => readsPath(model, object, path.split('.'), rights);
  if (!stands('view')) return view;
  const columns = view.columns.filter(reads);
  // Without its condition a view would show other records than its name says.
  if (columns.length === 0 || (view.filter !== undefined && readableText(model, object, view.filter, rights) === undefined)) return undefined;
  const kept = { ...view, columns: columns as ViewDocument['columns'] };
  return view.sort === undefined
    ? kept
    : { ...kept, sort: view.sort.filter((key) => readsAtOnce(model, object, key.replace(/^-/, '').split('.'), rights)) as NonNullable<ViewDocument['sort']> };
}

function readableLayout({ model, rights, objects }: Context, layout: LayoutDocument): LayoutDocument | undefined {
  const object = objects.get(layout.object);
  if (!object) return undefined;
  const reads = (at: ObjectModel, path: string): boolean => !stands('layout') || readsPath(model, at, path.split('.'), rights);
  const sections = layout.sections.flatMap((section) => {
    const fields = section.fields.filter((name) => reads(object, name));
    if (fields.length === 0) return [];
    const { visible_when: condition, ...rest } = section;
    const source = condition === undefined ? undefined : readableText(model, object, condition, rights);
    return [source === undefined ? { ...rest, fields } : { ...rest, fields, visible_when: source }];
  });
  const sorts = (at: ObjectModel, path: string): boolean => !stands('layout') || readsAtOnce(model, at, path.split('.'), rights);
  const related = (layout.related ?? []).flatMap((list) => {
    const other = objects.get(list.object);
    if (!other || !reads(other, list.link)) return [];
    const columns = list.columns && { columns: list.columns.filter((path) => reads(other, path)) };
    // A list is not sorted by what its reader may not see, nor is that named.
    const sort = list.sort && { sort: list.sort.filter((key) => sorts(other, key.replace(/^-/, ''))) };
    return [{ ...list, ...columns, ...sort }];
  });
  const header = (layout.header ?? []).filter((path) => reads(object, path)) as NonNullable<LayoutDocument['header']>;
  return { ...layout, header, sections, related };
}

function readableApp({ rights, objects }: Context, app: AppDocument, views: readonly ViewDocument[]): readonly AppDocument[] {
  if (app.roles !== undefined && !rights.admin && !rights.holdsRole(app.roles)) return [];
  const viewNames = new Set(views.map((view) => view.name));
  // Whoever may not list an object may still create its records and find them by number: its entry stays where they may.
  const listed = (name: string): boolean => {
    const object = objects.get(name);
    return object !== undefined && (rights.can(object, 'list') || rights.can(object, 'create'));
  };
  const groups = app.groups.map((group) => ({
    ...group,
    items: group.items.filter((item) => listed(item.object) && (item.view === undefined || viewNames.has(item.view))),
  }));
  return [{ ...app, groups: groups.filter((group) => group.items.length > 0) }];
}

/** Where the first of the roles held, by name, says that its people begin; without what they may not see. */
function homeOf({ model, rights, objects }: Context): ClientMetadata['home'] {
  for (const role of [...model.roles.values()].sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (!role.home || !rights.holdsRole([role.name])) continue;
    const { app, object, view } = role.home;
    return {
      ...(app !== undefined && model.apps.has(app) ? { app } : {}),
      ...(object !== undefined && objects.has(object) ? { object } : {}),
      ...(view !== undefined && model.views.has(view) ? { view } : {}),
    };
  }
  return undefined;
}
