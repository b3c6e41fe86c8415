import type { FieldDocument } from '../../schemas/generated/metadata.ts';
import type { SeedCatalogue } from './seed-documents.ts';

const standardFields = new Map<string, string | undefined>([
  ['id', undefined],
  ['owner', 'user'],
  ['record_type', undefined],
  ['created_at', undefined],
  ['created_by', 'user'],
  ['updated_at', undefined],
  ['updated_by', 'user'],
  ['version', undefined],
]);
const userFields = new Set(['name', 'email', 'active']);
const members: Readonly<Record<string, readonly string[]>> = {
  money: ['amount', 'currency'],
  phone: ['number', 'raw'],
  person_name: ['full', 'given', 'form'],
  address: ['text', 'street', 'ward', 'district', 'province', 'country', 'postal_code'],
  any_link: ['object'],
};

/** Undefined when the path leads to a field of the template; else the part that does not. */
export function brokenPath(seeds: SeedCatalogue, object: string, path: string): string | undefined {
  const [first = '', ...rest] = path.split('.');
  if (object === 'user') return userFields.has(first) && rest.length === 0 ? undefined : first;
  if (standardFields.has(first)) {
    const target = standardFields.get(first);
    if (rest.length === 0) return undefined;
    return target === undefined ? rest.join('.') : brokenPath(seeds, target, rest.join('.'));
  }
  const field = seeds.fields.get(`${object}.${first}`);
  if (!field) return `${object}.${first}`;
  if (rest.length === 0) return undefined;
  if (rest.length === 1 && members[field.type]?.includes(rest[0] as string)) return undefined;
  const target = linkTarget(field);
  return target === undefined ? `${object}.${path}` : brokenPath(seeds, target, rest.join('.'));
}

function linkTarget(field: FieldDocument): string | undefined {
  if (field.type === 'user') return 'user';
  return field.type === 'link' ? field.options?.object : undefined;
}

const words = new Set(['true', 'false', 'null', 'in']);

/** The name paths of an expression, found without a parser: texts and function names are left out. */
export function pathsOf(expression: string): readonly string[] {
  const bare = expression.replaceAll(/"(?:[^"\\]|\\.)*"/g, ' ');
  const found = bare.matchAll(/(?<![\w.])([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)(?!\s*\()/g);
  return [...found].map((match) => match[1] as string).filter((path) => !words.has(path));
}
