import { createHash } from 'node:crypto';

const longest = 63;

export type ManagedPrefix = 'ix' | 'uq' | 'fk' | 'ck';

/**
 * The name of an index or constraint that the engine makes. It ends with a hash of the definition, so that a changed definition has
 * another name and a comparison of names is a comparison of definitions.
 */
export function managedName(prefix: ManagedPrefix, readable: string, definition: string): string {
  const hash = createHash('sha256').update(definition).digest('hex').slice(0, 8);
  return `${prefix}_${readable.slice(0, longest - prefix.length - 10)}_${hash}`;
}

const managed = /^(?:ix|uq|fk|ck)_[a-z0-9_]+_[0-9a-f]{8}$/;

/** True for names made by managedName: others were made by hand and are left alone. */
export function isManagedName(name: string): boolean {
  return managed.test(name);
}

/** A field's name short enough to take further endings; distinct names stay distinct. */
function stem(field: string): string {
  if (field.length <= 30) return field;
  return `${field.slice(0, 23)}${createHash('sha256').update(field).digest('hex').slice(0, 7)}`;
}

/** The column that is being filled for a change of type. */
export function nextField(field: string): string {
  return `${stem(field)}__next`;
}

/** The column kept after a change of type, by the Model version that retired it. */
export function retiredField(field: string, version: number): string {
  return `${stem(field)}__was_${version}`;
}

/** The trigger (and its function in schema crm) that keeps the next column in step. */
export function convertTrigger(object: string, field: string): string {
  const hash = createHash('sha256').update(`${object}.${field}`).digest('hex').slice(0, 8);
  return `convert_${object.slice(0, 20)}_${field.slice(0, 20)}_${hash}`;
}
