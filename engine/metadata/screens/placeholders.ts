import type { Label } from '../../../schemas/generated/metadata.ts';

const words: ReadonlySet<string> = new Set(['shop', 'now', 'me']);

/** Paths of fields that a text names in braces, in either language: {customer.name}. Words of the print itself are left out. */
export function placeholders({ en, vi }: Label): readonly string[] {
  const found = [...`${en} ${vi}`.matchAll(/\{([a-z][a-z0-9_.]*)\}/g)].map(([, path]) => path ?? '');
  return [...new Set(found)].filter((path) => !words.has(path));
}
