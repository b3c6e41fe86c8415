/** Narrowing of wire values: the screens take them as unknown and show what fits. */

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

export function asMembers(value: unknown): Readonly<Record<string, unknown>> | undefined {
  // @NOTE a JSON object that is no array has members by text keys; nothing more is claimed.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The id of a link's wire value: {id} or bare id text. */
export function asId(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  const id = asMembers(value)?.id;
  return typeof id === 'string' ? id : undefined;
}
