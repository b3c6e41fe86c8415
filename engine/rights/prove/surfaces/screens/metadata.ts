import type { ObjectModel } from '../../../../metadata/model.ts';
import { get, type Question } from '../../door.ts';
import type { Looking, Scene, Surface } from '../../scene.ts';
import { checkDesks } from './desks.ts';
import { type Json, list, member, members, namedBy, shutName, shutPaths } from './naming.ts';

/** Settings of a field that name other fields and objects. */
function namedByOptions(scene: Scene, looking: Looking, object: ObjectModel, options: unknown): readonly string[] {
  const { model, oracle } = scene.seen;
  const text = (name: string): string | undefined => member(options, name) as string | undefined;
  const objects = [text('object'), ...((member(options, 'objects') as string[] | undefined) ?? [])].filter((name) => name !== undefined);
  const target = model.objects.get(text('object') ?? '');
  const fields = target ? [text('field'), text('link')].flatMap((name) => (name === undefined ? [] : (shutName(scene, looking, target, [name]) ?? []))) : [];
  const currency = text('currency_field');
  return [
    ...objects.filter((name) => !oracle.maySomewhere(looking.person, 'read', name)),
    ...fields,
    ...namedBy(scene, looking, object, text('expression')),
    ...(target ? namedBy(scene, looking, target, text('filter')) : []),
    ...(currency === undefined ? [] : [shutName(scene, looking, object, currency.split('.')) ?? ''].filter((name) => name !== '')),
  ];
}

function checkObject(scene: Scene, looking: Looking, found: Json, question: Question): void {
  const { person, object } = looking;
  const { oracle } = scene.seen;
  const place = { looking, question };
  const names = [...object.fields.keys()].filter((name) => oracle.fieldSomewhere(person, object.name, name) !== 'hidden');
  scene.same(
    { ...place, field: 'fields' },
    [...names].sort(),
    list(found.fields)
      .map(({ name }) => String(name))
      .sort(),
  );
  const stored = object.name !== 'user';
  const can = {
    create: stored && oracle.maySomewhere(person, 'create', object.name),
    update: stored && oracle.maySomewhere(person, 'update', object.name),
    delete: stored && oracle.maySomewhere(person, 'delete', object.name),
    share: stored && oracle.maySomewhere(person, 'share', object.name),
    bulk: stored && oracle.maySomewhere(person, 'bulk', object.name),
    import: stored && oracle.maySomewhere(person, 'import', object.name),
    merge:
      stored && object.parent === undefined && (['merge', 'update', 'delete'] as const).every((action) => oracle.maySomewhere(person, action, object.name)),
    export: oracle.maySomewhere(person, 'export', object.name),
    list: oracle.maySomewhere(person, 'read', object.name, 'list'),
  };
  scene.same({ ...place, field: 'can' }, can, found.can);
  for (const field of list(found.fields)) {
    const name = String(field.name);
    const reads = oracle.fieldSomewhere(person, object.name, name) === 'read';
    if (!reads) scene.same({ ...place, field: name }, [false, false, false], [field.sortable, field.filterable, field.groupable]);
    scene.same({ ...place, field: `options of ${name}` }, [], namedByOptions(scene, looking, object, field.options));
    if (!oracle.writesSomewhere(person, object.name, name)) scene.same({ ...place, field: `read_only of ${name}` }, true, field.read_only);
  }
}

/** Views of the object looked at, in members of a view document. */
export function checkViews(scene: Scene, looking: Looking, views: readonly Json[], question: Question): void {
  const { object } = looking;
  for (const view of views) {
    const { board, calendar, map } = view;
    const standsOn = [view.group, ...members(board, 'field'), ...members(calendar, 'start', 'end', 'by'), ...members(map, 'address')];
    const named = [
      ...shutPaths(scene, looking, object, [view.columns, view.sort, view.sums, member(board, 'card'), member(calendar, 'conflicts'), standsOn].flat()),
      ...namedBy(scene, looking, object, view.filter),
    ];
    scene.same({ looking, question, field: `view ${String(view.name)}` }, [], named);
  }
}

function checkScreens(scene: Scene, looking: Looking, found: Json, question: Question): void {
  const { object } = looking;
  const { model } = scene.seen;
  const shut = (at: ObjectModel | undefined, paths: unknown): readonly string[] => (at ? shutPaths(scene, looking, at, paths) : []);
  checkViews(
    scene,
    looking,
    list(found.views).filter((each) => each.object === object.name),
    question,
  );
  for (const layout of list(found.layouts).filter((each) => each.object === object.name)) {
    const named = [
      ...shut(object, layout.header),
      ...list(layout.sections).flatMap((section) => [...shut(object, section.fields), ...namedBy(scene, looking, object, section.visible_when)]),
      ...list(layout.related).flatMap((related) => {
        const other = model.objects.get(String(related.object));
        return [
          ...shut(other, [related.link]),
          ...shut(other, related.columns),
          ...shut(other, related.sort),
          ...(other ? namedBy(scene, looking, other, related.filter) : []),
        ];
      }),
      ...shut(object, [layout.stage]),
      ...list(layout.timeline).flatMap((entry) => shut(model.objects.get(String(entry.object)), [entry.link, entry.at, entry.columns].flat())),
    ];
    scene.same({ looking, question, field: `layout ${String(layout.name)}` }, [], named);
  }
}

/** What screens are told: no object, field, column or condition is named that the person is not shown. */
export const clientMetadata: Surface = {
  name: 'metadata',
  routes: ['GET /api/metadata'],
  async check(scene, looking) {
    const { person, object } = looking;
    const question = get('/api/metadata');
    const found = (await scene.askOnce(person, question)).body as Json;
    const mine = list(found.objects).find(({ name }) => name === object.name);
    const open = scene.seen.oracle.maySomewhere(person, 'read', object.name);
    if (!scene.same({ looking, question }, open, mine !== undefined) || !mine) return;
    checkObject(scene, looking, mine, question);
    checkScreens(scene, looking, found, question);
    checkDesks(scene, looking, found, question);
  },
};

/** Documents themselves: those of objects, views, layouts and apps, without what the person is not shown. */
export const documents: Surface = {
  name: 'documents',
  routes: ['GET /api/metadata/:kind', 'GET /api/metadata/:kind/:name'],
  async check(scene, looking) {
    const { person, object } = looking;
    const { oracle } = scene.seen;
    const admin = oracle.isAdmin(person);
    const open = admin || oracle.maySomewhere(person, 'read', object.name);
    if (object.name !== 'user') {
      const question = get(`/api/metadata/object/${object.name}`);
      const { status, body } = await scene.ask(person, question);
      if (scene.same({ looking, question }, open ? 200 : 404, status) && open && !admin) {
        const rules = list(member(body, 'validations')).flatMap((rule) => [
          ...namedBy(scene, looking, object, rule.condition),
          ...named(scene, looking, rule.field),
        ]);
        const keys = list(member(body, 'unique')).flatMap(({ fields }) => (fields as readonly string[]).flatMap((name) => named(scene, looking, name)));
        const types = list(member(body, 'record_types')).flatMap(({ choices }) => Object.keys(choices ?? {}).flatMap((name) => named(scene, looking, name)));
        scene.same({ looking, question, field: 'document' }, [], [...rules, ...keys, ...types]);
      }
    }
    for (const kind of ['view', 'layout'] as const) {
      const question = get(`/api/metadata/${kind}`);
      const items = member((await scene.askOnce(person, question)).body, 'items');
      if (!admin) checkScreens(scene, looking, { [`${kind}s`]: items }, question);
    }
    for (const kind of ['field', 'role', 'mapping']) {
      const question = get(`/api/metadata/${kind}`);
      scene.same({ looking, question }, admin ? 200 : 403, (await scene.askOnce(person, question)).status);
    }
  },
};

function named(scene: Scene, looking: Looking, name: unknown): readonly string[] {
  return typeof name === 'string' ? [shutName(scene, looking, looking.object, [name]) ?? ''].filter((shut) => shut !== '') : [];
}

const notInForms = new Set(['id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version', 'deleted_at']);

function writableNames(scene: Scene, { person, object }: Looking): readonly string[] {
  // A link that leads nowhere for the person cannot be set.
  const leads = (target: string | undefined): boolean => target === undefined || scene.seen.oracle.maySomewhere(person, 'read', target);
  return [...object.fields.values()]
    .filter(({ target }) => leads(target))
    .filter(({ name, document, type }) => document.read_only !== true && type.computed !== true && scene.seen.oracle.writesSomewhere(person, object.name, name))
    .map(({ name }) => name)
    .sort();
}

/** Forms: the fields that may be written, and conditions over what is shown. */
export const forms: Surface = {
  name: 'forms',
  routes: ['GET /api/metadata/forms/:object'],
  async check(scene, looking) {
    const { person, object } = looking;
    const question = get(`/api/metadata/forms/${object.name}`);
    const { status, body } = await scene.ask(person, question);
    const open = scene.seen.oracle.maySomewhere(person, 'read', object.name);
    if (!scene.same({ looking, question }, open ? 200 : 404, status) || !open) return;
    const properties = Object.keys((member(member(body, 'schema'), 'properties') ?? {}) as Json);
    const expected = writableNames(scene, looking).filter((name) => !notInForms.has(name));
    scene.same({ looking, question, field: 'properties' }, expected, [...properties].sort());
    const ui = (member(body, 'ui') ?? {}) as Json;
    for (const name of properties) {
      const options = (member(ui[name], 'ui:options') ?? {}) as Json;
      const told = Object.entries(options).filter(([key]) => ['default', 'required_when', 'visible_when', 'read_only_when'].includes(key));
      scene.same(
        { looking, question, field: `conditions of ${name}` },
        [],
        told.flatMap(([, source]) => namedBy(scene, looking, object, source)),
      );
    }
  },
};

/** The description of the API: the calls, fields and objects that the person has. */
export const openApi: Surface = {
  name: 'openapi',
  routes: ['GET /api/openapi.json'],
  async check(scene, looking) {
    const { person, object } = looking;
    const { oracle } = scene.seen;
    const question = get('/api/openapi.json');
    const { body } = await scene.askOnce(person, question);
    const schemas = (member(member(body, 'components'), 'schemas') ?? {}) as Json;
    const paths = (member(body, 'paths') ?? {}) as Json;
    const open = oracle.maySomewhere(person, 'read', object.name);
    const place = { looking, question };
    if (!scene.same({ ...place, field: 'schemas' }, open, object.name in schemas) || !open) return;
    const properties = (of: string): readonly string[] =>
      Object.keys((member(schemas[of], 'properties') ?? {}) as Json)
        .filter((name) => !name.startsWith('_'))
        .sort();
    const shown = [...object.fields.keys()].filter((name) => oracle.fieldSomewhere(person, object.name, name) !== 'hidden').sort();
    scene.same({ ...place, field: object.name }, shown, properties(object.name));
    scene.same({ ...place, field: 'update' }, writableNames(scene, looking), properties(`${object.name}.update`));
    const stored = object.name !== 'user';
    const calls = ['create', 'update', 'delete', 'export'] as const;
    const may = calls.filter((action) => stored && oracle.maySomewhere(person, action, object.name, action === 'export' ? 'list' : 'record'));
    const base = `/api/records/${object.name}`;
    const there = [
      member(paths[base], 'post') ? 'create' : '',
      member(paths[`${base}/{id}`], 'patch') ? 'update' : '',
      member(paths[`${base}/{id}`], 'delete') ? 'delete' : '',
      paths[`${base}/export`] ? 'export' : '',
    ];
    scene.same(
      { ...place, field: 'calls' },
      may,
      there.filter((name) => name !== ''),
    );
  },
};
