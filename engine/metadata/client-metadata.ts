import type { Clientfield, ClientMetadata, Clientobject } from '../../schemas/generated/api.ts';
import type { AppDocument } from '../../schemas/generated/metadata.ts';
import { stands } from '../errors/guards.ts';
import type { MetadataRights } from './metadata-rights.ts';
import type { FieldModel, Model, ObjectModel } from './model.ts';
import { readableObjectDocument } from './readable-object.ts';
import { readableOptions, readsTarget } from './readable-options.ts';
import { readableConversion } from './screens/readable-conversion.ts';
import { readableCounter } from './screens/readable-counter.ts';
import { type Reachable, readableHome } from './screens/readable-home.ts';
import { readableLayout } from './screens/readable-layout.ts';
import { readablePrint } from './screens/readable-print.ts';
import { readableView } from './screens/readable-view.ts';
import type { ScreenContext } from './screens/screen-context.ts';

/** All the screens need, with only what the person may read: no object, field, column or condition that is hidden from them is named. */
export function clientMetadata(model: Model, rights: MetadataRights): ClientMetadata {
  const objects = new Map([...model.objects].filter(([, object]) => rights.can(object, 'read') || !stands('metadata_object')));
  const context: ScreenContext = { model, rights, objects };
  const views = sorted(model.views).flatMap((view) => readableView(context, view) ?? []);
  const counters = [...model.counters.values()].flatMap((counter) => readableCounter(context, counter) ?? []);
  const reachable = { views, counters: new Set(counters.map(({ name }) => name)) };
  const today = readableHome(context, reachable);
  const { name, currency, zone, locale } = model.settings;
  const home = homeOf(context);
  return {
    version: model.version,
    settings: { ...(name ? { name } : {}), currency, zone, locale },
    ...(home ? { home } : {}),
    ...(today ? { today } : {}),
    apps: sorted(model.apps).flatMap((app) => readableApp(context, app, reachable)),
    views,
    layouts: [...model.layouts.values()].flatMap((layout) => readableLayout(context, layout) ?? []),
    counters,
    prints: sorted(model.prints).flatMap((print) => readablePrint(context, print) ?? []),
    conversions: [...model.conversions.values()].flatMap((conversion) => readableConversion(context, conversion) ?? []),
    objects: [...objects.values()].map((object) => clientObject(context, object)),
  };
}

function sorted<D extends { readonly name: string; readonly order?: number }>(documents: ReadonlyMap<string, D>): readonly D[] {
  const place = (document: D): number => document.order ?? Number.MAX_SAFE_INTEGER;
  return [...documents.values()].sort((left, right) => place(left) - place(right) || (left.name < right.name ? -1 : 1));
}

function clientObject({ model, rights }: ScreenContext, object: ObjectModel): Clientobject {
  const { name, label, plural, description, icon, color, title, parent, order, record_types, duplicates, log } = readableObjectDocument(model, object, rights);
  // People are managed elsewhere: no record API writes them.
  const may = (action: 'create' | 'update' | 'delete' | 'share' | 'bulk' | 'import' | 'merge'): boolean => name !== 'user' && rights.can(object, action);
  const optional = { description, icon, color, parent, order, record_types, duplicates, log };
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
      import: may('import'),
      merge: object.parent === undefined && may('merge') && may('update') && may('delete'),
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

function readableApp({ rights, objects }: ScreenContext, app: AppDocument, { views, counters }: Reachable): readonly AppDocument[] {
  if (app.roles !== undefined && !rights.admin && !rights.holdsRole(app.roles)) return [];
  const viewNames = new Set(views.map((view) => view.name));
  // Whoever may not list an object may still create its records and find them by number: its entry stays where they may.
  const listed = (name: string): boolean => {
    const object = objects.get(name);
    return object !== undefined && (rights.can(object, 'list') || rights.can(object, 'create'));
  };
  const groups = app.groups.map((group) => ({
    ...group,
    items: group.items.filter(({ object, view, counter }) => {
      if (object === undefined) return counter !== undefined && counters.has(counter);
      return listed(object) && (view === undefined || viewNames.has(view));
    }),
  }));
  return [{ ...app, groups: groups.filter((group) => group.items.length > 0) }];
}

/** Where the first of the roles held, by name, says that its people begin; without what they may not see. */
function homeOf({ model, rights, objects }: ScreenContext): ClientMetadata['home'] {
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
