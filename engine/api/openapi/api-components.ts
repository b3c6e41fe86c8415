import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Json = Record<string, unknown>;

const schemas = join(import.meta.dirname, '../../../schemas');

/** The schema files of a folder by file name. */
function readFolder(folder: string): ReadonlyMap<string, Json> {
  const files = readdirSync(join(schemas, folder)).filter((file) => file.endsWith('.schema.json'));
  return new Map(files.map((file) => [file, JSON.parse(readFileSync(join(schemas, folder, file), 'utf8')) as Json]));
}

/** Collects the schemas of requests and answers as components; references become those of one document. */
class Components {
  readonly #folders = { api: readFolder('api'), metadata: readFolder('metadata') };
  readonly found: Json = {};

  constructor() {
    for (const file of this.#folders.api.keys()) if (file !== 'common.schema.json') this.component('api', file, undefined);
  }

  /** Adds the schema, or a definition of it, and answers its name. */
  component(folder: 'api' | 'metadata', file: string, definition: string | undefined): string {
    const schema = this.#folders[folder].get(file);
    if (!schema) throw new Error(`no schema ${folder}/${file}`);
    const name = definition === undefined ? String(schema.title) : `${folder}.${definition}`;
    if (name in this.found) return name;
    const part = definition === undefined ? schema : (schema.$defs as Json)[definition];
    // Set first: schemas may refer to themselves.
    this.found[name] = {};
    this.found[name] = this.localise(part, folder, file);
    return name;
  }

  localise(node: unknown, folder: 'api' | 'metadata', file: string): unknown {
    if (Array.isArray(node)) return node.map((item) => this.localise(item, folder, file));
    if (typeof node !== 'object' || node === null) return node;
    const { $id: _id, $schema: _schema, $defs: _defs, $ref, ...rest } = node as Json;
    const copy: Json = {};
    for (const [key, value] of Object.entries(rest)) copy[key] = this.localise(value, folder, file);
    return typeof $ref === 'string' ? { ...this.#reference($ref, folder, file), ...copy } : copy;
  }

  #reference(reference: string, folder: 'api' | 'metadata', file: string): Json {
    const [path = '', fragment] = reference.split('#');
    const otherFolder = path.startsWith('../metadata/') ? 'metadata' : folder;
    const otherFile = path === '' ? file : (path.split('/').at(-1) ?? '');
    const [, kind, member] = fragment?.split('/') ?? [];
    if (kind !== 'properties') return { $ref: `#/components/schemas/${this.component(otherFolder, otherFile, member)}` };
    // A property of another schema has no name of its own: it is copied.
    const properties = (this.#folders[otherFolder].get(otherFile)?.properties ?? {}) as Json;
    return this.localise(properties[member ?? ''], otherFolder, otherFile) as Json;
  }
}

let made: Json | undefined;

/** schemas/api as OpenAPI components, by the titles of the schemas. */
export function apiComponents(): Json {
  made ??= new Components().found;
  return made;
}
