import { lineFields, lineObject, lineRoles } from '../../fields/lines/line-fields.ts';
import { type ClientField, type ClientMetadata, type ClientObject, findField, findObject } from '../../metadata/client-metadata.ts';

/** Where what a message says goes in a form, by the types of its fields. */
export interface PasteTarget {
  readonly lines: ClientField;
  readonly product: ClientField;
  readonly quantity: string | undefined;
  readonly name: ClientField | undefined;
  readonly phone: ClientField | undefined;
  readonly address: ClientField | undefined;
  /** A link to somebody who is known by a phone number. */
  readonly customer: ClientField | undefined;
}

/** Undefined for a form without lines of goods, or with nobody who could be called. */
export function pasteTarget(metadata: ClientMetadata, object: ClientObject): PasteTarget | undefined {
  const open = object.fields.filter((field) => !field.system && !field.read_only);
  const lines = open.find((field) => field.type === 'lines' && lineObject(metadata, field)?.can.create === true);
  if (!lines) return undefined;
  const roles = lineRoles(metadata, lines, lineFields(metadata, lines));
  const product = findField(lineObject(metadata, lines), roles.product ?? '');
  const customer = open.find((field) => field.type === 'link' && findObject(metadata, field.target)?.fields.some(({ type }) => type === 'phone'));
  const phone = open.find(({ type }) => type === 'phone');
  if (product?.target === undefined || (!phone && !customer)) return undefined;
  return {
    lines,
    product,
    quantity: roles.quantity,
    name: open.find(({ type }) => type === 'person_name'),
    phone,
    address: open.find(({ type }) => type === 'address'),
    customer,
  };
}
