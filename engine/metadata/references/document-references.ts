import type { AppDocument, LayoutDocument, MappingDocument, RecipeDocument, RoleDocument, ViewDocument } from '../../../schemas/generated/metadata.ts';
import { type Issue, pointerSegment } from '../../errors/issue.ts';
import { compileExpression } from '../../expressions/compile-expression.ts';
import { liveRollUpIn } from '../live-roll-ups.ts';
import type { FieldModel, Model } from '../model.ts';
import type { Reference } from './reference.ts';
import { walkPath } from './walk-path.ts';

/** References within one document, relative to an object. */
class Collector {
  readonly found: Reference[] = [];
  readonly issues: Issue[] = [];
  readonly #model: Model;
  readonly #kind: string;
  readonly #name: string;

  constructor(model: Model, document: { readonly kind: string; readonly name: string }) {
    this.#model = model;
    this.#kind = document.kind;
    this.#name = document.name;
  }

  object(path: string, object: string): void {
    this.found.push({ kind: this.#kind, name: this.#name, path, object });
  }

  field(path: string, object: string, field: string): void {
    this.found.push({ kind: this.#kind, name: this.#name, path, object, field });
  }

  /** A dotted path; a leading minus of a sort order is left out. */
  path(path: string, object: string, dotted: string): void {
    for (const step of walkPath(this.#model, object, dotted.replace(/^-/, '').split('.'))) this.field(path, step.object, step.field);
  }

  paths(path: string, object: string, dotted: readonly string[] | undefined): void {
    for (const [index, one] of (dotted ?? []).entries()) this.path(`${path}/${index}`, object, one);
  }

  expression(path: string, object: string, source: string | undefined): void {
    const scope = this.#model.objects.get(object)?.scope;
    if (source === undefined || !scope) return;
    const compiled = compileExpression(source, scope, 'boolean');
    if (!compiled.ok) {
      for (const issue of compiled.issues) this.issues.push({ ...issue, pointer: `/${this.#kind}/${this.#name}${path}` });
      return;
    }
    for (const read of compiled.expression.reads) this.path(path, object, read.join('.'));
  }

  /** The condition of a row rule: it reads what is really there, and a roll-up that is worked out for each viewer is not. */
  rule(path: string, object: string, source: string | undefined): void {
    this.expression(path, object, source);
    const target = this.#model.objects.get(object);
    const compiled = source !== undefined && target ? compileExpression(source, target.scope, 'boolean') : undefined;
    const live = compiled?.ok && target ? liveRollUpIn(this.#model, target, compiled.expression) : undefined;
    if (live)
      this.#tell(path, 'live_roll_up', `"${live.join('.')}" is worked out for each viewer, so a rule cannot read it; store the roll-up or use another field.`);
  }

  /** Of a formula that shows its result to whoever may not see what it is made of: the same holds. */
  exposed({ document, object, formula }: FieldModel): void {
    const target = this.#model.objects.get(object);
    const live = formula && document.options?.exposes === 'result' && target ? liveRollUpIn(this.#model, target, formula) : undefined;
    if (!live) return;
    const message = `"${live.join('.')}" is worked out for each viewer, so it has no result that could be the same for all; store the roll-up or take out "exposes".`;
    this.#tell('/options/exposes', 'live_roll_up', message);
  }

  link(path: string, object: string, name: string): void {
    const field = this.#model.objects.get(object)?.fields.get(name);
    if (field && field.type.type !== 'link' && field.type.type !== 'any_link')
      this.#tell(path, 'not_a_link', `"${object}.${name}" is no link through which rights could be inherited.`);
  }

  document(path: string, kind: 'app' | 'view', name: string): void {
    const known = kind === 'app' ? this.#model.apps : this.#model.views;
    if (!known.has(name)) this.#tell(path, `no_${kind}`, `There is no ${kind} "${name}".`);
  }

  #tell(path: string, code: string, message: string): void {
    this.issues.push({ pointer: `/${this.#kind}/${this.#name}${path}`, message, code });
  }
}

function ofLayout(into: Collector, document: LayoutDocument): void {
  into.object('/object', document.object);
  into.paths('/header', document.object, document.header);
  for (const [index, section] of document.sections.entries()) {
    into.paths(`/sections/${index}/fields`, document.object, section.fields);
    into.expression(`/sections/${index}/visible_when`, document.object, section.visible_when);
  }
  for (const [index, related] of (document.related ?? []).entries()) {
    const at = `/related/${index}`;
    into.object(`${at}/object`, related.object);
    into.field(`${at}/link`, related.object, related.link);
    into.paths(`${at}/columns`, related.object, related.columns);
    into.paths(`${at}/sort`, related.object, related.sort);
  }
}

function ofView(into: Collector, document: ViewDocument): void {
  into.object('/object', document.object);
  into.paths('/columns', document.object, document.columns);
  into.expression('/filter', document.object, document.filter);
  into.paths('/sort', document.object, document.sort);
}

function ofApp(into: Collector, document: AppDocument): void {
  for (const [group, { items }] of document.groups.entries())
    for (const [item, { object }] of items.entries()) into.object(`/groups/${group}/items/${item}/object`, object);
}

/** What a grant inherits through must be a link that a record can be reached by. */
function ofForms(into: Collector, path: string, { object, rows }: RoleDocument['grants'][number]): void {
  const forms = typeof rows === 'string' ? [] : [...rows.entries()];
  for (const [place, form] of forms) {
    if (!form.startsWith('inherit:')) continue;
    const link = form.slice('inherit:'.length);
    into.field(`${path}/${place}`, object, link);
    into.link(`${path}/${place}`, object, link);
  }
}

function ofHome(into: Collector, { home }: RoleDocument): void {
  if (home?.object !== undefined) into.object('/home/object', home.object);
  if (home?.app !== undefined) into.document('/home/app', 'app', home.app);
  if (home?.view !== undefined) into.document('/home/view', 'view', home.view);
}

function ofRole(into: Collector, document: RoleDocument): void {
  ofHome(into, document);
  for (const [index, grant] of document.grants.entries()) {
    if (grant.object === '*') continue;
    const at = `/grants/${index}`;
    into.object(`${at}/object`, grant.object);
    into.rule(`${at}/condition`, grant.object, grant.condition);
    ofForms(into, `${at}/rows`, grant);
    for (const list of ['read', 'hide', 'mask', 'write'] as const)
      for (const [place, field] of (grant[list] ?? []).entries()) if (field !== '*') into.field(`${at}/${list}/${place}`, grant.object, field);
  }
}

function ofRecipe(into: Collector, document: RecipeDocument): void {
  for (const [index, { rules }] of (document.territories ?? []).entries())
    for (const [place, { object, condition }] of rules.entries()) {
      into.object(`/territories/${index}/rules/${place}/object`, object);
      into.expression(`/territories/${index}/rules/${place}/condition`, object, condition);
    }
}

function ofMapping(into: Collector, document: MappingDocument): void {
  for (const [index, record] of document.records.entries()) {
    const at = `/records/${index}`;
    into.object(`${at}/object`, record.object);
    if (record.key?.external !== undefined) into.field(`${at}/key/external`, record.object, record.key.external);
    for (const [place, field] of (record.key?.fields ?? []).entries()) into.field(`${at}/key/fields/${place}`, record.object, field);
    if (record.ordinal !== undefined) into.field(`${at}/ordinal`, record.object, record.ordinal);
    // Parts of a value have sources of their own: name.given.
    for (const field of Object.keys(record.fields)) into.path(`${at}/fields${pointerSegment(field)}`, record.object, field);
  }
}

/** Which records a link offers: the one condition of a field that is not part of its compiled form. */
function ofLink(into: Collector, { document }: FieldModel): void {
  if (document.type === 'link' && document.options?.object !== undefined) into.expression('/options/filter', document.options.object, document.options.filter);
}

function collect<D>(
  model: Model,
  documents: Iterable<D>,
  identify: (document: D) => Identity,
  read: (into: Collector, document: D) => void,
): readonly Collector[] {
  return [...documents].map((document) => {
    const into = new Collector(model, identify(document));
    read(into, document);
    return into;
  });
}

interface Identity {
  readonly kind: string;
  readonly name: string;
}

/** What layouts, views, apps, roles, mappings and the filters of links name, and what is wrong with their conditions. */
export function documentReferences(model: Model): { readonly references: readonly Reference[]; readonly issues: readonly Issue[] } {
  const itself = <D extends Identity>(document: D): Identity => document;
  const links = [...model.objects.values()].flatMap((object) => [...object.fields.values()]);
  const collectors = [
    ...collect(model, model.layouts.values(), itself, ofLayout),
    ...collect(model, model.views.values(), itself, ofView),
    ...collect(model, model.apps.values(), itself, ofApp),
    ...collect(model, model.roles.values(), itself, ofRole),
    ...collect(model, model.mappings.values(), itself, ofMapping),
    ...collect(model, model.recipes.values(), itself, ofRecipe),
    ...collect(model, links, (field) => field.document, ofLink),
    ...collect(
      model,
      links,
      (field) => field.document,
      (into, field) => into.exposed(field),
    ),
  ];
  return { references: collectors.flatMap(({ found }) => found), issues: collectors.flatMap(({ issues }) => issues) };
}
