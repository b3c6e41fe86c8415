import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Kinds of documents that have a schema and no folder in a template: the manifest, and what is only sent. */
const withoutFolder = new Set(['common', 'template', 'change-set']);

export function folders(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The kinds of documents: each has a schema of its name. */
export function documentKinds(root: string): readonly string[] {
  return readdirSync(join(root, 'schemas/metadata'))
    .flatMap((file) => /^(.+)\.schema\.json$/.exec(file)?.[1] ?? [])
    .filter((kind) => !withoutFolder.has(kind))
    .sort();
}

/** The field types, as the schema lists them. */
export function fieldTypeNames(root: string): readonly string[] {
  const schema = JSON.parse(readFileSync(join(root, 'schemas/metadata/field.schema.json'), 'utf8')) as { properties: { type: { enum: string[] } } };
  return [...schema.properties.type.enum].sort();
}

/** What stands on one side only. */
function differences(left: string, leftNames: readonly string[], right: string, rightNames: readonly string[]): readonly string[] {
  return [
    ...leftNames.filter((name) => !rightNames.includes(name)).map((name) => `${name} is in ${left} and not in ${right}`),
    ...rightNames.filter((name) => !leftNames.includes(name)).map((name) => `${name} is in ${right} and not in ${left}`),
  ];
}

/** Where schemas, templates and editors do not speak of the same kinds. The shop's template has documents of every kind. */
export function kindViolations(root: string): readonly string[] {
  const kinds = documentKinds(root);
  const known = kinds.map((kind) => `${kind}s`);
  const templates = folders(join(root, 'seeds'));
  const strangers = templates.flatMap((template) =>
    folders(join(root, 'seeds', template))
      .filter((folder) => !known.includes(folder))
      .map((folder) => `seeds/${template}/${folder} is no kind`),
  );
  const editors = folders(join(root, 'studio/editors'))
    .filter((folder) => !kinds.includes(folder))
    .map((folder) => `studio/editors/${folder} is no kind`);
  return [...differences('schemas/metadata', known, 'seeds/special-gift', folders(join(root, 'seeds/special-gift'))), ...strangers, ...editors];
}

/** Where schema, engine and studio do not have the same field types. */
export function fieldViolations(root: string): readonly string[] {
  const types = fieldTypeNames(root);
  const sides = ['engine/fields', 'studio/fields'].flatMap((side) => differences('field.schema.json', types, side, folders(join(root, side))));
  const files = types.flatMap((type) => {
    const there = existsSync(join(root, 'engine/fields', type)) ? readdirSync(join(root, 'engine/fields', type)) : [];
    return [`${type}.ts`, `${type}.test.ts`].filter((file) => !there.includes(file)).map((file) => `engine/fields/${type}/${file} is missing`);
  });
  return [...sides, ...files];
}
