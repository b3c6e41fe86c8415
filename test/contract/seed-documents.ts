import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AppDocument,
  FieldDocument,
  LayoutDocument,
  MappingDocument,
  ObjectDocument,
  RoleDocument,
  ViewDocument,
} from '../../schemas/generated/metadata.ts';

const root = join(import.meta.dirname, '../..');

/** One JSON file of a template; `path` is relative to the template's folder. */
export interface SeedFile {
  readonly path: string;
  readonly text: string;
  readonly document: { readonly kind: string; readonly name: string } & Readonly<Record<string, unknown>>;
}

export const templates: readonly string[] = readdirSync(join(root, 'seeds'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** Every file of a template, in path order. */
export function loadSeedFiles(template: string): readonly SeedFile[] {
  const base = join(root, 'seeds', template);
  return readdirSync(base, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      return { path: file.slice(base.length + 1), text, document: JSON.parse(text) as SeedFile['document'] };
    });
}

export interface SeedCatalogue {
  readonly objects: ReadonlyMap<string, ObjectDocument>;
  readonly fields: ReadonlyMap<string, FieldDocument>;
  readonly layouts: ReadonlyMap<string, LayoutDocument>;
  readonly views: ReadonlyMap<string, ViewDocument>;
  readonly apps: ReadonlyMap<string, AppDocument>;
  readonly roles: ReadonlyMap<string, RoleDocument>;
  readonly mappings: ReadonlyMap<string, MappingDocument>;
}

/** The documents of a template by kind and name. */
export function catalogue(template: string): SeedCatalogue {
  const files = loadSeedFiles(template);
  // @NOTE another test holds every document to the schema of its kind.
  const of = <T>(kind: string): ReadonlyMap<string, T> =>
    new Map(files.filter((file) => file.document.kind === kind).map((file) => [file.document.name, file.document as unknown as T]));
  return {
    objects: of('object'),
    fields: of('field'),
    layouts: of('layout'),
    views: of('view'),
    apps: of('app'),
    roles: of('role'),
    mappings: of('mapping'),
  };
}
