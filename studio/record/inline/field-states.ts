import type { FormDefinition } from '../../api/metadata.ts';
import type { WireRecord } from '../../api/records.ts';
import { asMembers } from '../../fields/wire-value.ts';
import { narrowedProperties, offeredField } from '../../forms/record-type-choices.ts';
import type { ClientField, ClientObject } from '../../metadata/client-metadata.ts';

/** What the form of a record says of its fields as the record stands. */
export interface FieldStates {
  /** Not shown: hidden from this person, or by a condition. */
  readonly hidden: ReadonlySet<string>;
  /** May be edited in place: with the choices that the record's type leaves. */
  editable(field: ClientField): ClientField | undefined;
}

/** Made by the engine, or too large for a line. */
const notInPlace: ReadonlySet<string> = new Set(['auto_number', 'formula', 'roll_up', 'lines', 'file', 'identities', 'external_keys']);

/** Which fields of the record may be edited in place. */
export function editableFields(object: ClientObject, definition: FormDefinition, record: WireRecord, readOnly: readonly string[]): FieldStates['editable'] {
  if (!object.can.update) return () => undefined;
  const properties = narrowedProperties(object, asMembers(definition.schema.properties) ?? {}, record, record.record_type);
  return (field) => {
    const schema = asMembers(properties[field.name]);
    const closed = field.read_only || field.name === 'record_type' || notInPlace.has(field.type) || readOnly.includes(field.name);
    // What is not shown cannot be typed over unseen.
    if (!schema || closed || !(field.name in record) || record._masked?.includes(field.name)) return undefined;
    return offeredField(field, schema);
  };
}
