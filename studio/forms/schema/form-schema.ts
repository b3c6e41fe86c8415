import type { FormDefinition } from '../../api/metadata.ts';
import { asList, asMembers } from '../../fields/wire-value.ts';
import type { ConditionState } from '../../logic/form-logic.ts';
import { type ClientObject, findField } from '../../metadata/client-metadata.ts';
import { narrowedProperties } from '../record-type-choices.ts';
import type { FormValues } from './validator.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The schema for this form as it stands: without fields that the person may not see on this record or whose condition hides them.
 * A masked field that the person may write stays, and demands nothing: it has a value, which is kept unless another one is entered.
 * What has a default may be left empty: the server fills it in. Choices are those of the record type on screen.
 */
export function formSchema(
  definition: FormDefinition,
  object: ClientObject,
  record: FormValues,
  state: ConditionState,
  recordType: unknown = record.record_type,
): JsonSchema {
  const masked = asList(record._masked);
  const locked = masked.filter((name) => typeof name !== 'string' || findField(object, name)?.read_only !== false);
  const hidden: readonly unknown[] = [...asList(record._hidden), ...locked, ...state.hidden];
  const kept = Object.entries(asMembers(definition.schema.properties) ?? {}).filter(([name]) => findField(object, name) && !hidden.includes(name));
  const names = new Set(kept.map(([name]) => name));
  const required = new Set([...demanded(definition.schema, definition.ui), ...state.required].filter((name) => names.has(name) && !masked.includes(name)));
  // The dialect is known to the validator; rjsf would only look for a handler of it.
  const { $schema: _dialect, allOf: _byRecordType, ...rest } = definition.schema;
  const properties = Object.fromEntries(kept.map(([name, schema]) => [name, lineSchema(schema, definition.ui[name])]));
  return { ...rest, title: '', properties: narrowedProperties(object, properties, record, recordType), required: [...required] };
}

/** The required names of a schema that have no default. */
function demanded(schema: JsonSchema, ui: JsonSchema): readonly string[] {
  const hasDefault = (name: string) => asMembers(asMembers(ui[name])?.['ui:options'])?.default !== undefined;
  return asList(schema.required).filter((name) => typeof name === 'string' && !hasDefault(name)) as string[];
}

/** The same for the fields of lines; other schemas stay as they are. */
function lineSchema(schema: unknown, ui: unknown): unknown {
  const items = asMembers(asMembers(schema)?.items);
  const itemUi = asMembers(asMembers(ui)?.items);
  return items && itemUi ? { ...asMembers(schema), items: { ...items, required: demanded(items, itemUi) } } : schema;
}

/** The uiSchema: every property goes to the input of its field type, also where its schema offers alternatives. */
export function formUi(definition: FormDefinition, object: ClientObject, state: ConditionState): JsonSchema {
  const fields = object.fields.map((field) => [
    field.name,
    {
      ...asMembers(definition.ui[field.name]),
      'ui:field': field.type,
      'ui:fieldReplacesAnyOrOneOf': true,
      'ui:readonly': state.readOnly.includes(field.name),
    },
  ]);
  return { ...definition.ui, ...Object.fromEntries(fields) };
}
