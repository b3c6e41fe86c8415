import { asList, asMembers } from '../fields/wire-value.ts';
import type { ClientField, ClientObject } from '../metadata/client-metadata.ts';
import type { FormValues } from './schema/validator.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The properties of a form with the choices that the record type on screen leaves. What the record already has may stay while its type
 * stays, as the server sees it.
 */
export function narrowedProperties(object: ClientObject, properties: JsonSchema, record: FormValues, recordType: unknown): JsonSchema {
  const choices = object.record_types?.find(({ name }) => name === recordType)?.choices;
  if (!choices) return properties;
  const narrowed = Object.entries(choices).flatMap(([name, keys]) => {
    const schema = asMembers(properties[name]);
    if (!schema) return [];
    const stands = recordType === record.record_type ? [record[name]].flat() : [];
    const within = (list: unknown) => asList(list).filter((key) => key === null || keys.some((allowed) => allowed === key) || stands.includes(key));
    const items = asMembers(schema.items);
    return [[name, items ? { ...schema, items: { ...items, enum: within(items.enum) } } : { ...schema, enum: within(schema.enum) }] as const];
  });
  return { ...properties, ...Object.fromEntries(narrowed) };
}

/** The field with the choices that its schema takes. */
export function offeredField(field: ClientField, schema: JsonSchema): ClientField {
  const keys = schema.enum ?? asMembers(schema.items)?.enum;
  if ((field.type !== 'choice' && field.type !== 'multi_choice') || !Array.isArray(keys)) return field;
  const choices = (field.options.choices ?? []).filter(({ key }) => keys.includes(key));
  return { ...field, options: { ...field.options, choices } };
}
