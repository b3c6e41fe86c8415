import { type FieldInputs, writtenValue } from '../../fields/field-input.ts';
import { asMembers } from '../../fields/wire-value.ts';
import { type ClientField, type ClientMetadata, type ClientObject, findField } from '../../metadata/client-metadata.ts';
import type { FormValues } from '../schema/validator.ts';

/** Made by the engine. */
const neverWritten: ReadonlySet<string> = new Set(['auto_number', 'formula', 'roll_up']);

/** The fields of a form's schema that this person may write. */
export function writableFields(object: ClientObject, schema: Readonly<Record<string, unknown>>): readonly ClientField[] {
  return Object.keys(asMembers(schema.properties) ?? {}).flatMap((name) => {
    const field = findField(object, name);
    return field && !field.read_only && !neverWritten.has(field.type) ? [field] : [];
  });
}

/** Every writable field as the API takes it; blanks are null. */
export function writtenValues(values: FormValues, fields: readonly ClientField[], metadata: ClientMetadata, inputs: FieldInputs): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, writtenValue(values[field.name] ?? undefined, field, { metadata, inputs })]));
}

export function withoutBlanks(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)));
}

/** The values of `after` that differ from `before`. */
export function changedValues(before: FormValues, after: FormValues): FormValues {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}
