import fc from 'fast-check';

export function pick<T>(items: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...items);
}

/** A value made for one of the objects. */
export function of<T>(names: readonly string[], make: (object: string) => fc.Arbitrary<T>): fc.Arbitrary<T> {
  return pick(names).chain(make);
}
