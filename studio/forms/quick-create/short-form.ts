import type { FormDefinition } from '../../api/metadata.ts';
import { asList, asMembers } from '../../fields/wire-value.ts';
import { type ClientField, type ClientObject, findField } from '../../metadata/client-metadata.ts';
import type { Layout } from '../../record/layout-of.ts';
import type { FormValues } from '../schema/validator.ts';

const tooLong: ReadonlySet<string> = new Set(['lines', 'links', 'file', 'long_text']);

/** The fields of a small form: its title, what must be filled in, what is searched by, and what duplicates are known by. */
export function shortFields(definition: FormDefinition, object: ClientObject): readonly string[] {
  const compared = new Set((object.duplicates ?? []).flatMap(({ fields }) => fields));
  const demanded = new Set(asList(definition.schema.required));
  const hasDefault = (name: string) => asMembers(asMembers(definition.ui[name])?.['ui:options'])?.default !== undefined;
  const wanted = (field: ClientField) =>
    field.name === object.title || (demanded.has(field.name) && !hasDefault(field.name)) || field.searchable === true || compared.has(field.name);
  return Object.keys(asMembers(definition.schema.properties) ?? {}).filter((name) => {
    const field = findField(object, name);
    return field !== undefined && !field.system && !tooLong.has(field.type) && wanted(field);
  });
}

/** The form cut down to these fields; the server fills in the others by their defaults. */
export function shortDefinition(definition: FormDefinition, names: readonly string[]): FormDefinition {
  const properties = asMembers(definition.schema.properties) ?? {};
  const kept = Object.fromEntries(names.map((name) => [name, properties[name]]));
  const required = asList(definition.schema.required).filter((name) => typeof name === 'string' && names.includes(name));
  return { ...definition, schema: { ...definition.schema, properties: kept, required } };
}

export function shortLayout(object: ClientObject, names: readonly string[]): Layout {
  return { sections: [{ label: object.label, columns: 2, fields: [...names] as [string, ...string[]] }] };
}

/** What was typed into the lookup, where it belongs: a number into the phone field, anything else into the title. */
export function typedValues(object: ClientObject, names: readonly string[], typed: string): FormValues {
  const phone = /^[+(]?\d[\d\s.()-]{5,}$/.test(typed) ? object.fields.find(({ name, type }) => type === 'phone' && names.includes(name)) : undefined;
  if (phone) return { [phone.name]: { raw: typed } };
  const title = findField(object, object.title);
  if (!title || !names.includes(title.name)) return {};
  return { [title.name]: title.type === 'person_name' ? { full: typed } : typed };
}
