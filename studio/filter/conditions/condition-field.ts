import i18next from 'i18next';
import type { Label } from '../../../schemas/generated/metadata.ts';
import type { ClientField, ClientMetadata, ClientObject } from '../../metadata/client-metadata.ts';
import { resolvePath } from '../../metadata/field-path.ts';

/** Parts of an address that can be compared. */
const addressParts = ['ward', 'district', 'province', 'country'] as const;
const textOperators = ['equals', 'not_equals', 'contains', 'starts_with', 'blank', 'not_blank'];

function joinedLabel(labels: readonly Label[]): Label {
  return { en: labels.map(({ en }) => en).join(' › '), vi: labels.map(({ vi }) => vi).join(' › ') };
}

/** The field of a path as conditions show and compare it: its label says the way to it, and parts of an address are texts. */
export function conditionField(metadata: ClientMetadata, object: ClientObject, path: string): ClientField | undefined {
  const whole = resolvePath(metadata, object, path);
  if (whole) return whole.fields.length === 1 ? whole.field : { ...whole.field, label: joinedLabel(whole.fields.map(({ label }) => label)) };
  const steps = path.split('.');
  const part = addressParts.find((known) => known === steps.at(-1));
  const address = part && resolvePath(metadata, object, steps.slice(0, -1).join('.'));
  if (!part || address?.field.type !== 'address') return undefined;
  return addressField(address.field, part, joinedLabel([...address.fields.map(({ label }) => label), partLabel(part)]));
}

function partLabel(part: (typeof addressParts)[number]): Label {
  const text = i18next.t(`fields.address.${part}`);
  return { en: text, vi: text };
}

function addressField(address: ClientField, part: string, label: Label): ClientField {
  return { ...address, name: `${address.name}.${part}`, type: 'text', label, options: {}, filterable: true, operators: textOperators };
}

/** The fields that stand in place of an address in a choice of what to compare: its parts. */
export function comparedFields(field: ClientField): readonly ClientField[] {
  if (field.type !== 'address') return [field];
  return addressParts.map((part) => addressField(field, part, joinedLabel([field.label, partLabel(part)])));
}
