import type { WireRecord } from '../api/records/records.ts';
import { asList, asMembers } from '../fields/wire-value.ts';
import { type ClientField, type ClientMetadata, type ClientObject, findField, findObject } from '../metadata/client-metadata.ts';

/** A cell that the server keeps back until it is asked for by itself. */
export interface MaskedCell {
  readonly object: string;
  readonly id: string;
  readonly field: ClientField;
}

/**
 * The masked cell at a path of a record, which may lie behind links; undefined where the value is there, empty or hidden for good. A link counts as
 * masked where the title that would name its record is.
 */
export function maskedCell(metadata: ClientMetadata, object: ClientObject, record: WireRecord, path: string): MaskedCell | undefined {
  let at: ClientObject | undefined = object;
  let holder: Readonly<Record<string, unknown>> | undefined = record;
  for (const name of path.split('.')) {
    const field = findField(at, name);
    if (!at || !field || !holder) return undefined;
    if (asList(holder._masked).includes(name)) return typeof holder.id === 'string' ? { object: at.name, id: holder.id, field } : undefined;
    at = findObject(metadata, field.target);
    holder = asMembers(Object.hasOwn(holder, name) ? holder[name] : undefined);
  }
  return at && holder && asList(holder._masked).includes(at.title) ? maskedTitle(at, holder) : undefined;
}

function maskedTitle(object: ClientObject, record: Readonly<Record<string, unknown>>): MaskedCell | undefined {
  const field = findField(object, object.title);
  return field && typeof record.id === 'string' ? { object: object.name, id: record.id, field } : undefined;
}
