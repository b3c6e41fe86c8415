import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
}

const folder = join(import.meta.dirname, '../../../schemas/metadata');
const ending = '.schema.json';

let loaded: ReadonlyMap<string, Schema> | undefined;

function schemas(): ReadonlyMap<string, Schema> {
  loaded ??= new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .map((file) => [file.slice(0, -ending.length), JSON.parse(readFileSync(join(folder, file), 'utf8')) as Schema]),
  );
  return loaded;
}

function resolve(schema: Schema | undefined): Schema | undefined {
  if (schema?.$ref === undefined) return schema;
  // All references have the form [file]#/$defs/<name>; definitions stand in common.
  return resolve(schemas().get('common')?.$defs?.[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function order(value: unknown, unresolved: Schema | undefined): unknown {
  const schema = resolve(unresolved);
  if (Array.isArray(value)) return value.map((item) => order(item, schema?.items));
  if (!isRecord(value)) return value;
  const branch = schema?.anyOf?.map(resolve).find((option) => option?.type === 'object') ?? schema;
  const properties = branch?.properties ?? {};
  const open = typeof branch?.additionalProperties === 'object' ? branch.additionalProperties : undefined;
  const known = Object.keys(properties).filter((key) => Object.hasOwn(value, key));
  // Names that people choose have no order of their own: PostgreSQL does not keep the one they were written in.
  const others = Object.keys(value)
    .filter((key) => !Object.hasOwn(properties, key))
    .sort();
  const entries = [...known, ...others].filter((key) => value[key] !== undefined).map((key) => [key, order(value[key], properties[key] ?? open)]);
  return Object.fromEntries(entries);
}

/** The document with its keys in the order of its kind's schema, so that equal documents are equal texts. */
export function canonicalDocument<D extends { readonly kind: string }>(document: D): D {
  // @NOTE only the order of keys changes.
  return order(document, schemas().get(document.kind)) as D;
}

/** The text of a document's file: two spaces, a final line break. */
export function documentText(document: { readonly kind: string }): string {
  return `${JSON.stringify(canonicalDocument(document), null, 2)}\n`;
}

/** SHA-256 (hex) of the canonical document. */
export function documentHash(document: { readonly kind: string }): string {
  return createHash('sha256')
    .update(JSON.stringify(canonicalDocument(document)))
    .digest('hex');
}
