import { type ClientField, type ClientMetadata, type ClientObject, findField, findObject } from '../../metadata/client-metadata.ts';
import { asMembers } from '../wire-value.ts';

const computed: ReadonlySet<string> = new Set(['auto_number', 'formula', 'roll_up', 'lines']);

/** The object of an owned-lines field. */
export function lineObject(metadata: ClientMetadata, field: ClientField): ClientObject | undefined {
  return findObject(metadata, field.target ?? field.options.object);
}

/** The fields of a line that a person enters: neither the link to the parent nor the position nor what is computed. */
export function lineFields(metadata: ClientMetadata, field: ClientField): readonly ClientField[] {
  const object = lineObject(metadata, field);
  const parent = object?.parent ?? field.options.link;
  return (object?.fields ?? []).filter(
    (child) => !child.system && !child.read_only && child.name !== parent && child.name !== object?.order && !computed.has(child.type),
  );
}

/** Fields that are filled in by a default and seldom looked at: the grid shows them when one asks for more columns. */
export function isSecondary(field: ClientField, lineUi: unknown): boolean {
  const options = asMembers(asMembers(asMembers(lineUi)?.[field.name])?.['ui:options']);
  return field.required !== true && typeof options?.default === 'string';
}

/** What a code is typed into, and what is counted up when the same code comes again. */
export interface LineRoles {
  readonly product: string | undefined;
  readonly quantity: string | undefined;
}

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal']);

/** As the counter over the lines says, if there is one; else the first link and the first number that must be filled in. */
export function lineRoles(metadata: ClientMetadata, field: ClientField, fields: readonly ClientField[]): LineRoles {
  const object = lineObject(metadata, field);
  const counter = metadata.counters?.find((each) => {
    const owned = findField(findObject(metadata, each.object), each.lines);
    return owned !== undefined && lineObject(metadata, owned)?.name === object?.name;
  });
  const known = (name: string | undefined) => fields.find((child) => child.name === name)?.name;
  const demanded = (fits: (child: ClientField) => boolean) => (fields.find((child) => child.required === true && fits(child)) ?? fields.find(fits))?.name;
  return {
    product: known(counter?.line.product) ?? demanded(({ type }) => type === 'link'),
    quantity: known(counter?.line.quantity) ?? demanded(({ type }) => numbers.has(type)),
  };
}
