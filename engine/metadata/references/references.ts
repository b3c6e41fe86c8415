import type { FieldDocument, ObjectDocument } from '../../../schemas/generated/metadata.ts';
import { pointerSegment } from '../../errors/issue.ts';
import type { CompiledExpression } from '../../expressions/types.ts';
import type { FieldModel, Model, ObjectModel } from '../model.ts';
import { documentReferences } from './document-references.ts';
import type { Reference } from './reference.ts';
import { walkPath } from './walk-path.ts';

/** Every place in the documents that names an object or a field, expressions included. */
export function referencesOf(model: Model): readonly Reference[] {
  const found: Reference[] = [];
  for (const object of model.objects.values()) {
    if (object.name === 'user') continue;
    found.push(...objectReferences(model, object));
    for (const field of object.fields.values()) if (!field.system) found.push(...fieldReferences(model, field));
  }
  return [...found, ...documentReferences(model).references];
}

/** The places that name an object or one of its fields; without a field, those of all its fields too. */
export function whereUsed(model: Model, object: string, field?: string): readonly Reference[] {
  return referencesOf(model).filter((reference) => reference.object === object && (field === undefined || reference.field === field));
}

/** The objects and fields that a compiled expression reads, each with `path` as its place. */
function readsOf(model: Model, object: string, expression: CompiledExpression, place: Pick<Reference, 'kind' | 'name' | 'path'>): readonly Reference[] {
  return expression.reads.flatMap((path) => walkPath(model, object, path).map((step) => ({ ...place, ...step })));
}

function objectReferences(model: Model, { name, document, validations, reminder }: ObjectModel): readonly Reference[] {
  const at = (path: string, field: string): Reference => ({ kind: 'object', name, path, object: name, field });
  const found: Reference[] = [at('/title', document.title)];
  if (document.parent !== undefined) found.push(at('/parent', document.parent));
  if (document.order !== undefined) found.push(at('/order', document.order));
  for (const [index, key] of (document.unique ?? []).entries())
    for (const [place, field] of key.fields.entries()) found.push(at(`/unique/${index}/fields/${place}`, field));
  found.push(...recordTypeReferences(document));
  if (reminder) found.push(at('/reminder/at', reminder.at.name), at('/reminder/person', reminder.person.name));
  if (reminder?.when) found.push(...readsOf(model, name, reminder.when, { kind: 'object', name, path: '/reminder/when' }));
  for (const [index, path] of (document.tells ?? []).entries())
    for (const step of walkPath(model, name, path.split('.'))) found.push({ kind: 'object', name, path: `/tells/${index}`, ...step });
  for (const [index, rule] of (document.validations ?? []).entries()) {
    if (rule.field !== undefined) found.push(at(`/validations/${index}/field`, rule.field));
    const compiled = validations.find((validation) => validation.name === rule.name);
    if (compiled) found.push(...readsOf(model, name, compiled.condition, { kind: 'object', name, path: `/validations/${index}/condition` }));
  }
  return found;
}

function recordTypeReferences({ name, record_types: types }: ObjectDocument): readonly Reference[] {
  return (types ?? []).flatMap((type, index) =>
    Object.keys(type.choices ?? {}).map((field) => ({
      kind: 'object',
      name,
      path: `/record_types/${index}/choices${pointerSegment(field)}`,
      object: name,
      field,
    })),
  );
}

function fieldReferences(model: Model, field: FieldModel): readonly Reference[] {
  const { document, object } = field;
  const place = (path: string): Pick<Reference, 'kind' | 'name' | 'path'> => ({ kind: 'field', name: document.name, path });
  const target = document.options?.object;
  const expressions: readonly (readonly [string, CompiledExpression | undefined, string | undefined])[] = [
    ['/options/expression', field.formula, object],
    ['/options/filter', field.rollUpFilter, target],
    ['/default', field.default, object],
    ['/required_when', field.requiredWhen, object],
    ['/visible_when', field.visibleWhen, object],
    ['/read_only_when', field.readOnlyWhen, object],
  ];
  return [
    ...optionReferences(model, document),
    ...expressions.flatMap(([path, expression, base]) => (expression && base !== undefined ? readsOf(model, base, expression, place(path)) : [])),
  ];
}

function optionReferences(model: Model, { name, object, options }: FieldDocument): readonly Reference[] {
  const { object: target, objects, link, field, by, currency_field: currency } = options ?? {};
  const at = (path: string) => ({ kind: 'field', name, path: `/options/${path}` });
  const found: Reference[] = [];
  if (target !== undefined) {
    found.push({ ...at('object'), object: target });
    if (link !== undefined) found.push({ ...at('link'), object: target, field: link });
    if (field !== undefined) found.push({ ...at('field'), object: target, field });
    if (by !== undefined) found.push({ ...at('by'), object: target, field: by });
  }
  for (const [index, allowed] of (objects ?? []).entries()) found.push({ ...at(`objects/${index}`), object: allowed });
  if (currency !== undefined) found.push(...walkPath(model, object, currency.split('.')).map((step) => ({ ...at('currency_field'), ...step })));
  return found;
}
