/** The paths with one of them moved to where another stands. */
export function movedBefore(paths: readonly string[], path: string, to: string): readonly string[] {
  const [from, place] = [paths.indexOf(path), paths.indexOf(to)];
  if (from < 0 || place < 0) return paths;
  const rest = paths.filter((each) => each !== path);
  rest.splice(place, 0, path);
  return rest;
}

/** The paths with one of them moved by so many places, as far as there are any. */
export function movedBy(paths: readonly string[], path: string, by: number): readonly string[] {
  const to = paths[paths.indexOf(path) + by];
  return to === undefined ? paths : movedBefore(paths, path, to);
}
