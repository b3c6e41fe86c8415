import type { LayoutDocument } from '../../schemas/generated/metadata.ts';
import { stands } from '../errors/guards.ts';
import type { Locale } from '../fields/field-type.ts';
import { type MetadataRights, readsPath } from './metadata-rights.ts';
import type { FieldModel, Model, ObjectModel } from './model.ts';
import { readsTarget } from './readable-options.ts';
import { readableSource, readableText } from './references/readable-expression.ts';

type Json = Record<string, unknown>;

/** A form for @rjsf/core: what may be written and how to show it. */
export interface Form {
  /** JSON Schema 2020-12 of the wire values. */
  readonly schema: Json;
  readonly ui: Json;
}

// Set by the engine or by buttons of their own, not in a form.
const notInForms = new Set(['id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'version', 'deleted_at']);

/** The form of an object as the person may fill it in, derived from the Model: fields, labels, conditions as expressions, sections of the layout. */
export function formSchema(model: Model, object: ObjectModel, rights: MetadataRights, locale: Locale): Form {
  const context: Context = { model, rights, locale };
  const layouts = [...model.layouts.values()].filter((layout) => layout.object === object.name);
  const form = objectForm(context, object, undefined);
  const types = (object.document.record_types ?? []).map((type) => {
    const layout = layouts.find((candidate) => candidate.name === type.layout);
    return { name: type.name, label: type.label[locale], choices: type.choices ?? {}, ...(layout ? { sections: sections(context, object, layout) } : {}) };
  });
  const main =
    layouts.find((layout) => !types.some((type) => object.document.record_types?.some((own) => own.name === type.name && own.layout === layout.name))) ??
    layouts[0];
  const options: Json = { ...(main ? { sections: sections(context, object, main) } : {}), ...(types.length > 0 ? { record_types: types } : {}) };
  const narrowed = narrowedChoices(object, form.schema.properties as Json);
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...form.schema, ...(narrowed.length > 0 ? { allOf: narrowed } : {}) };
  return { schema, ui: { ...form.ui, 'ui:options': options } };
}

/** What each record type leaves of the choices of fields in the form. */
function narrowedChoices(object: ObjectModel, properties: Json): readonly Json[] {
  return (object.document.record_types ?? []).flatMap(({ name, choices }) => {
    const narrowed = Object.entries(choices ?? {})
      .filter(([field]) => Object.hasOwn(properties, field))
      .map(([field, keys]) => [field, object.fields.get(field)?.type.type === 'multi_choice' ? { items: { enum: keys } } : { enum: [...keys, null] }] as const);
    if (narrowed.length === 0) return [];
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    return [{ if: { properties: { record_type: { const: name } }, required: ['record_type'] }, then: { properties: Object.fromEntries(narrowed) } }];
  });
}

interface Context {
  readonly model: Model;
  readonly rights: MetadataRights;
  readonly locale: Locale;
}

/** Fields the person may write; for lines without the link to the parent and the position, which the list itself says. */
function formFields({ model, rights }: Context, object: ObjectModel, owned: FieldModel | undefined): readonly FieldModel[] {
  return [...object.fields.values()].filter((field) => {
    if (notInForms.has(field.name) || field.document.read_only === true || field.type.computed === true) return false;
    if (owned !== undefined && (field === owned || field.name === object.document.order || field.document.type === 'lines')) return false;
    if (owned !== undefined && field.system) return false;
    return !stands('form_field') || (rights.writes(object, field) && readsTarget(model, field, rights));
  });
}

function objectForm(context: Context, object: ObjectModel, owned: FieldModel | undefined): Form {
  const fields = formFields(context, object, owned);
  const properties: Json = Object.create(null) as Json;
  const ui: Json = Object.create(null) as Json;
  for (const field of fields) {
    const child = field.document.type === 'lines' ? context.model.objects.get(field.target ?? '') : undefined;
    const lines = child?.parent && context.rights.can(child, 'read') ? objectForm(context, child, child.parent) : undefined;
    properties[field.name] = property(context, field, lines);
    ui[field.name] = { 'ui:field': field.document.type, 'ui:options': fieldOptions(context, object, field), ...(lines ? { items: lines.ui } : {}) };
  }
  const required = fields.filter((field) => field.document.required === true).map((field) => field.name);
  const schema: Json = { type: 'object', title: object.document.label[context.locale], additionalProperties: false, properties, required };
  return { schema, ui: { ...ui, 'ui:order': fields.map((field) => field.name) } };
}

function property({ locale }: Context, field: FieldModel, lines: Form | undefined): Json {
  const { label, help } = field.document;
  const schema = field.type.inputSchema(field.document);
  const texts = help === undefined ? { title: label[locale] } : { title: label[locale], description: help[locale] };
  if (!lines) return { ...schema, ...texts };
  const { properties, ...rest } = lines.schema;
  // An existing line is named by its id, so that it is changed and not made anew.
  return { ...schema, ...texts, items: { ...rest, properties: { id: { type: 'string', format: 'uuid' }, ...(properties as Json) } } };
}

function fieldOptions({ model, rights }: Context, object: ObjectModel, field: FieldModel): Json {
  const conditions = {
    default: field.default,
    required_when: field.requiredWhen,
    visible_when: field.visibleWhen,
    read_only_when: field.readOnlyWhen,
  };
  const options: Json = {};
  for (const [name, expression] of Object.entries(conditions)) {
    const source = stands('form_condition') ? readableSource(model, object, expression, rights) : expression?.source;
    if (source !== undefined) options[name] = source;
  }
  if (field.target !== undefined) options.target = field.target;
  return options;
}

function sections({ model, rights, locale }: Context, object: ObjectModel, layout: LayoutDocument): readonly Json[] {
  return layout.sections.flatMap((section) => {
    const fields = section.fields.filter((name) => readsPath(model, object, [name], rights));
    if (fields.length === 0) return [];
    const condition = section.visible_when === undefined ? undefined : readableText(model, object, section.visible_when, rights);
    return [{ label: section.label[locale], columns: section.columns ?? 1, fields, ...(condition === undefined ? {} : { visible_when: condition }) }];
  });
}
