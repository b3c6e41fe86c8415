import type { SeedCatalogue } from './seed-documents.ts';
import { brokenPath, pathsOf } from './seed-paths.ts';

/** Collects what does not exist; each entry says where and what. */
class Findings {
  readonly broken: string[] = [];
  readonly #seeds: SeedCatalogue;

  constructor(seeds: SeedCatalogue) {
    this.#seeds = seeds;
  }

  object(where: string, name: string | undefined): void {
    if (name !== undefined && !this.#seeds.objects.has(name)) this.broken.push(`${where}: object ${name}`);
  }

  paths(where: string, object: string, paths: readonly (string | undefined)[]): void {
    for (const path of paths) {
      const rest = path === undefined ? undefined : brokenPath(this.#seeds, object, path.replace(/^-/, ''));
      if (rest !== undefined) this.broken.push(`${where}: ${rest}`);
    }
  }

  expressions(where: string, object: string, sources: readonly (string | undefined)[]): void {
    for (const source of sources) if (source !== undefined) this.paths(where, object, pathsOf(source));
  }
}

function objectReferences(seeds: SeedCatalogue, found: Findings): void {
  for (const { name, parent, order, validations = [], record_types: types = [], unique = [] } of seeds.objects.values()) {
    found.paths(name, name, [parent, order, ...unique.flatMap((key) => key.fields), ...validations.map((rule) => rule.field)]);
    for (const rule of validations) found.expressions(`${name}/${rule.name}`, name, [rule.condition]);
    for (const { layout } of types) if (layout !== undefined && !seeds.layouts.has(layout)) found.broken.push(`${name}: layout ${layout}`);
  }
}

function fieldReferences(seeds: SeedCatalogue, found: Findings): void {
  for (const field of seeds.fields.values()) {
    const { name, object, options = {} } = field;
    for (const other of [object, options.object, ...(options.objects ?? [])]) found.object(name, other);
    found.expressions(name, object, [field.default, field.required_when, field.visible_when, field.read_only_when, options.expression]);
    found.paths(name, object, [options.currency_field]);
    if (options.object === undefined) continue;
    found.expressions(name, options.object, [options.filter]);
    found.paths(name, options.object, [options.link, options.field]);
  }
}

function screenReferences(seeds: SeedCatalogue, found: Findings): void {
  for (const { name, object, header = [], sections, related = [] } of seeds.layouts.values()) {
    found.object(name, object);
    found.paths(name, object, [...header, ...sections.flatMap((section) => section.fields)]);
    for (const section of sections) found.expressions(name, object, [section.visible_when]);
    for (const list of related) {
      found.object(name, list.object);
      found.paths(name, list.object, [list.link, ...(list.columns ?? []), ...(list.sort ?? [])]);
    }
  }
  for (const { name, object, columns, sort = [], filter } of seeds.views.values()) {
    found.object(name, object);
    found.paths(name, object, [...columns, ...sort]);
    found.expressions(name, object, [filter]);
  }
  for (const { name, groups } of seeds.apps.values())
    for (const { object, view } of groups.flatMap((group) => group.items)) {
      found.object(name, object);
      if (view !== undefined && seeds.views.get(view)?.object !== object) found.broken.push(`${name}: view ${view}`);
    }
}

function grantReferences(seeds: SeedCatalogue, found: Findings): void {
  for (const { name, grants } of seeds.roles.values())
    for (const { object, condition, rows, read = [], hide = [], mask = [], write = [] } of grants) {
      if (object === '*') continue;
      found.object(name, object);
      found.expressions(name, object, [condition]);
      const fields = [...read, ...hide, ...mask, ...write].filter((field) => field !== '*');
      found.paths(name, object, fields);
      const links = [rows].flat().flatMap((form) => (form.startsWith('inherit:') ? [form.slice('inherit:'.length)] : []));
      found.paths(name, object, links);
    }
  for (const { name, home, grants } of seeds.roles.values()) {
    if (home?.app !== undefined && seeds.apps.get(home.app)?.roles?.includes(name) !== true) found.broken.push(`${name}: home app ${home.app}`);
    if (home?.view !== undefined && seeds.views.get(home.view)?.object !== home.object) found.broken.push(`${name}: home view ${home.view}`);
    if (home?.object !== undefined && !grants.some(({ object }) => object === home.object || object === '*'))
      found.broken.push(`${name}: home object ${home.object}`);
  }
  for (const { name, roles = [] } of seeds.apps.values()) for (const role of roles) if (!seeds.roles.has(role)) found.broken.push(`${name}: role ${role}`);
}

function mappingReferences(seeds: SeedCatalogue, found: Findings): void {
  for (const mapping of seeds.mappings.values()) {
    const before = new Map<string, string>();
    for (const entry of mapping.records) {
      const { name } = mapping;
      found.object(name, entry.object);
      found.paths(name, entry.object, [...Object.keys(entry.fields), entry.ordinal, entry.key?.external, ...(entry.key?.fields ?? [])]);
      if (entry.parent !== undefined && !before.has(entry.parent)) found.broken.push(`${name}: parent ${entry.parent} does not come first`);
      for (const [field, source] of Object.entries(entry.fields)) {
        if (typeof source === 'string' || source.record === undefined) continue;
        const target = seeds.fields.get(`${entry.object}.${field}`)?.options?.object;
        if (target === undefined || target !== before.get(source.record)) found.broken.push(`${name}: ${entry.object}.${field} to ${source.record}`);
      }
      before.set(entry.as ?? entry.object, entry.object);
    }
  }
}

/** Everything that documents of a template name and that does not exist; linked records of a mapping must come before those that link to them. */
export function brokenReferences(seeds: SeedCatalogue): readonly string[] {
  const found = new Findings(seeds);
  for (const collect of [objectReferences, fieldReferences, screenReferences, grantReferences, mappingReferences]) collect(seeds, found);
  return found.broken;
}
