/** A reference for people: its title or name if the query brought one along, else the id. */
export function formatReference(wire: unknown): string {
  if (typeof wire === 'string') return wire;
  if (typeof wire !== 'object' || wire === null) return '';
  const { id, title, name } = wire as Record<string, unknown>;
  const text = [title, name, id].find((value) => typeof value === 'string');
  return typeof text === 'string' ? text : '';
}
