import type { FieldDocument } from '../../../schemas/generated/metadata.ts';

/** The types that the load knows, with the wire value that stands for a number: equal numbers are equal values. */
const wireOf = {
  text: (n: number) => String(n),
  long_text: (n: number) => String(n),
  integer: (n: number) => n,
  decimal: (n: number) => String(n),
  money: (n: number) => ({ amount: String(n), currency: 'VND' }),
  percent: (n: number) => String(n),
  boolean: (n: number) => n % 2 === 0,
  date: (n: number) => day(n),
  datetime: (n: number) => `${day(n)}T02:14:00.000Z`,
  choice: (n: number) => `k${n}`,
  multi_choice: (n: number) => [`k${n}`],
  tags: (n: number) => [`tag ${n}`],
  email: (n: number) => `a${n}@example.com`,
  url: (n: number) => `https://example.com/${n}`,
  link: (n: number, ids: readonly string[]) => ({ id: ids[n] }),
} as const;

export type LoadType = keyof typeof wireOf;

export const loadTypes = Object.keys(wireOf) as readonly LoadType[];

/** Types among which a number converts without loss. */
export const convertible: readonly LoadType[] = ['text', 'long_text', 'integer', 'decimal'];

function day(n: number): string {
  return new Date(Date.UTC(2000, 0, 1 + (n % 9_000))).toISOString().slice(0, 10);
}

/** The value on the wire; `ids` are the records that links lead to. */
export function wire(type: LoadType, n: number | null, ids: readonly string[]): unknown {
  return n === null ? null : wireOf[type](n, ids);
}

/** How many different values a type has. */
export function valuesOf(type: LoadType, choiceCount: number, ids: readonly string[]): number {
  if (type === 'choice' || type === 'multi_choice') return choiceCount;
  if (type === 'boolean') return 2;
  if (type === 'link') return ids.length;
  return type === 'date' || type === 'datetime' ? 9_000 : 100_000;
}

/** The value as a literal of a filter; undefined for types that are not compared here. */
export function literal(type: LoadType, n: number): string | undefined {
  if (type === 'text' || type === 'long_text' || type === 'choice' || type === 'email' || type === 'url') return JSON.stringify(wireOf[type](n));
  if (type === 'integer' || type === 'decimal') return String(n);
  return type === 'boolean' ? String(wireOf.boolean(n)) : undefined;
}

export function optionsOf(type: LoadType, choiceCount: number): FieldDocument['options'] {
  if (type === 'link') return { object: 'client', on_delete: 'refuse' };
  if (type !== 'choice' && type !== 'multi_choice') return undefined;
  return { choices: Array.from({ length: choiceCount }, (_, n) => ({ key: `k${n}`, label: { en: `Choice ${n}`, vi: `Lựa chọn ${n}` } })) };
}
