import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type JSONSchema } from 'json-schema-to-typescript';

/** Generates schemas/generated/*.ts from the JSON Schemas. `--check` writes nothing and fails when a file would change. */
const root = import.meta.dirname;
const check = process.argv.includes('--check');
let drift = false;

type Json = { [key: string]: unknown };

/** Points references at the definitions of one root and keeps the description of a referring property as its docstring. */
function localise(node: unknown, own: string): unknown {
  if (Array.isArray(node)) return node.map((item) => localise(item, own));
  if (typeof node !== 'object' || node === null) return node;
  const { $id: _id, $schema: _schema, $defs: _defs, ...rest } = node as Json;
  const result: Json = {};
  for (const [key, value] of Object.entries(rest)) result[key] = localise(value, own);
  if (typeof rest.$ref === 'string') {
    const [file, fragment] = rest.$ref.split('#');
    if (file?.startsWith('../')) {
      const type = foreignType(file, fragment);
      return 'description' in result ? { tsType: type, description: result.description } : { tsType: type };
    }
    result.$ref = `#/definitions/${fragment ? fragment.split('/').at(-1) : titles.get(file || own)}`;
    const { $ref, ...siblings } = result;
    if (Object.keys(siblings).length > 0) return { allOf: [{ $ref }], ...siblings };
  }
  return result;
}

const titles = new Map<string, string>();

/** Types of the metadata schemas that the folder being generated refers to as ../metadata/<file>. */
const foreignTypes = new Set<string>();

function foreignType(file: string, fragment: string | undefined): string {
  const [, kind, member] = fragment?.split('/') ?? [];
  const name = kind === '$defs' ? member : titles.get(file.replace('../', ''));
  if (name === undefined) throw new Error(`no schema ${file}#${fragment}`);
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  foreignTypes.add(type);
  return kind === 'properties' ? `NonNullable<${type}['${member}']>` : type;
}

async function generate(folder: string): Promise<void> {
  const files = readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.schema.json'))
    .sort();
  const schemas = files.map((file) => ({ file, json: JSON.parse(readFileSync(join(root, folder, file), 'utf8')) as Json }));
  for (const { file, json } of schemas) for (const key of [file, `${folder}/${file}`]) titles.set(key, String(json.title));
  const definitions: Json = {};
  for (const { file, json } of schemas) {
    for (const [name, definition] of Object.entries((json.$defs ?? {}) as Json)) definitions[name] = localise(definition, file);
    if (json.type !== undefined) definitions[String(json.title)] = localise(json, file);
  }
  const text = await compile({ title: 'Unused', type: 'object', additionalProperties: false, definitions } as JSONSchema, 'Unused', {
    format: false,
    // Documents, requests and answers are arrays of any length to the code that handles them; the schema itself counts.
    ignoreMinAndMaxItems: true,
    additionalProperties: false,
    bannerComment: `// Generated from schemas/${folder} by "npm run codegen". Do not edit.`,
    unreachableDefinitions: true,
  });
  const path = join(root, 'generated', `${folder}.ts`);
  const imports = foreignTypes.size > 0 ? `\nimport type { ${[...foreignTypes].sort().join(', ')} } from './metadata.ts';\n` : '';
  foreignTypes.clear();
  const output = text
    .replace('\n', `\n${imports}`)
    .replace(/export interface Unused \{[\s\S]*?\n?\}\n/, '')
    .replaceAll(/\/\*\*\n \* This interface was referenced by[\s\S]*?\*\/\n/g, '')
    .replaceAll(/\n \*\n \* This interface was referenced by[^\n]*\n \* via the `definition`[^\n]*\n/g, '\n');
  let current = '';
  try {
    current = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (current === output) return;
  if (check) {
    console.error(`schemas/generated/${folder}.ts differs from schemas/${folder}: run npm run codegen`);
    drift = true;
  } else writeFileSync(path, output);
}

await generate('metadata');
if (readdirSync(join(root, 'api')).length > 0) await generate('api');
process.exitCode = drift ? 1 : 0;
