import type { AppDocument, LayoutDocument, MappingDocument, RecipeDocument, RoleDocument, ViewDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import { pointerSegment } from '../../errors/issue.ts';
import type { FieldModel, Model } from '../model.ts';
import type { Reference } from './reference.ts';
import { ReferenceCollector } from './reference-collector.ts';
import { ofConversion, ofCounter, ofHomePage, ofObject, ofPrint, ofStages } from './screen-references.ts';

function ofLayout(into: ReferenceCollector, document: LayoutDocument): void {
  into.object('/object', document.object);
  into.paths('/header', document.object, document.header);
  for (const [index, section] of document.sections.entries()) {
    into.paths(`/sections/${index}/fields`, document.object, section.fields);
    into.expression(`/sections/${index}/visible_when`, document.object, section.visible_when);
  }
  into.fields('', document.object, { stage: document.stage });
  ofTimeline(into, document);
  for (const [index, related] of (document.related ?? []).entries()) {
    const at = `/related/${index}`;
    into.object(`${at}/object`, related.object);
    into.field(`${at}/link`, related.object, related.link);
    into.paths(`${at}/columns`, related.object, related.columns);
    into.expression(`${at}/filter`, related.object, related.filter);
    into.paths(`${at}/sort`, related.object, related.sort);
  }
}

function ofTimeline(into: ReferenceCollector, { timeline }: LayoutDocument): void {
  for (const [index, { object, link, at, columns }] of (timeline ?? []).entries()) {
    into.object(`/timeline/${index}/object`, object);
    into.fields(`/timeline/${index}`, object, { link, at });
    into.paths(`/timeline/${index}/columns`, object, columns);
  }
}

function ofView(into: ReferenceCollector, document: ViewDocument): void {
  const { object, group, sums, board, calendar, map } = document;
  into.object('/object', object);
  into.paths('/group', object, group === undefined ? [] : [group]);
  into.paths('/sums', object, sums);
  into.fields('/board', object, { field: board?.field });
  into.paths('/board/card', object, board?.card);
  into.fields('/calendar', object, { start: calendar?.start, end: calendar?.end });
  into.paths('/calendar/by', object, calendar?.by === undefined ? [] : [calendar.by]);
  into.paths('/calendar/conflicts', object, calendar?.conflicts);
  into.fields('/map', object, { address: map?.address });
  into.paths('/columns', document.object, document.columns);
  into.expression('/filter', document.object, document.filter);
  into.paths('/sort', document.object, document.sort);
}

function ofApp(into: ReferenceCollector, document: AppDocument): void {
  for (const [group, { items }] of document.groups.entries())
    for (const [item, { object, counter }] of items.entries()) {
      const at = `/groups/${group}/items/${item}`;
      if (object !== undefined) into.object(`${at}/object`, object);
      if (counter !== undefined) into.document(`${at}/counter`, 'counter', counter);
    }
}

/** What a grant inherits through must be a link that a record can be reached by. */
function ofForms(into: ReferenceCollector, path: string, { object, rows }: RoleDocument['grants'][number]): void {
  const forms = typeof rows === 'string' ? [] : [...rows.entries()];
  for (const [place, form] of forms) {
    if (!form.startsWith('inherit:')) continue;
    const link = form.slice('inherit:'.length);
    into.field(`${path}/${place}`, object, link);
    into.link(`${path}/${place}`, object, link);
  }
}

function ofHome(into: ReferenceCollector, { home }: RoleDocument): void {
  if (home?.object !== undefined) into.object('/home/object', home.object);
  if (home?.app !== undefined) into.document('/home/app', 'app', home.app);
  if (home?.view !== undefined) into.document('/home/view', 'view', home.view);
}

function ofRole(into: ReferenceCollector, document: RoleDocument): void {
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

function ofRecipe(into: ReferenceCollector, document: RecipeDocument): void {
  for (const [index, { rules }] of (document.territories ?? []).entries())
    for (const [place, { object, condition }] of rules.entries()) {
      into.object(`/territories/${index}/rules/${place}/object`, object);
      into.expression(`/territories/${index}/rules/${place}/condition`, object, condition);
    }
}

function ofMapping(into: ReferenceCollector, document: MappingDocument): void {
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
function ofLink(into: ReferenceCollector, { document }: FieldModel): void {
  if (document.type === 'link' && document.options?.object !== undefined) into.expression('/options/filter', document.options.object, document.options.filter);
}

function collect<D>(
  model: Model,
  documents: Iterable<D>,
  identify: (document: D) => Identity,
  read: (into: ReferenceCollector, document: D) => void,
): readonly ReferenceCollector[] {
  return [...documents].map((document) => {
    const into = new ReferenceCollector(model, identify(document));
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
    ...collect(model, model.homes.values(), itself, ofHomePage),
    ...collect(model, model.counters.values(), itself, ofCounter),
    ...collect(model, model.prints.values(), itself, ofPrint),
    ...collect(model, model.conversions.values(), itself, ofConversion),
    ...collect(model, model.objects.values(), (object) => object.document, ofObject),
    ...collect(model, links, (field) => field.document, ofStages),
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
