/** Two conditions as one; an empty one says nothing. */
export function bothFilters(one: string, other: string): string {
  const given = [one, other].filter((text) => text.trim() !== '');
  return given.length > 1 ? given.map((text) => `(${text})`).join(' && ') : (given[0] ?? '');
}
