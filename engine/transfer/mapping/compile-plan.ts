import type { MappingDocument } from '../../../schemas/generated/metadata.ts';
import { type Issue, pointerSegment, type Result } from '../../errors/issue.ts';
import type { FieldModel, Model, ObjectModel } from '../../metadata/model.ts';
import { addParts } from './compile-parts.ts';
import { compileSource, importable } from './compile-source.ts';
import { ColumnFinder } from './find-column.ts';
import { fitMapping } from './fit-mapping.ts';
import type { FieldSource, ImportPlan, PlanEntry, PlanKey } from './import-plan.ts';
import type { EntryDocument, PlanScope } from './plan-scope.ts';

/** Ties a mapping to the Model and the file's columns. All issues are found at once: unknown objects, fields, columns, entries. */
export function compilePlan(written: MappingDocument, model: Model, columns: readonly string[]): Result<ImportPlan> {
  const document = fitMapping(written, columns);
  const issues: Issue[] = [];
  const scope: PlanScope = { model, finder: new ColumnFinder(columns, issues), issues, names: new Map(), plan: [] };
  const entries = scope.plan;
  for (const [index, entry] of document.records.entries()) {
    const compiled = compileEntry(scope, entry, `/records/${index}`);
    if (compiled) entries.push(compiled);
    const name = entry.as ?? entry.object;
    if (scope.names.has(name)) issues.push({ pointer: `/records/${index}/as`, message: `Two entries are named "${name}".` });
    scope.names.set(name, { entry: entries.length - 1, object: entry.object });
  }
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: { model, document, source: document.source ?? document.name, columns, entries } };
}

function compileEntry(scope: PlanScope, entry: EntryDocument, pointer: string): PlanEntry | undefined {
  const object = scope.model.objects.get(entry.object);
  if (object?.table[0] !== 'crm') {
    scope.issues.push({ pointer: `${pointer}/object`, message: `There is no object "${entry.object}" to import into.` });
    return undefined;
  }
  const sources: FieldSource[] = [];
  for (const [name, source] of Object.entries(entry.fields)) {
    if (name.includes('.')) continue;
    const at = `${pointer}/fields${pointerSegment(name)}`;
    const field = object.fields.get(name);
    if (!field) scope.issues.push({ pointer: at, message: `${object.name} has no field "${name}".` });
    else if (!importable(field)) scope.issues.push({ pointer: at, message: `The field "${name}" cannot be imported.` });
    else {
      const compiled = compileSource(scope, field, source, at);
      if (compiled) sources.push(compiled);
    }
  }
  addParts(scope, object, entry, sources, pointer);
  const when = entry.when === undefined ? undefined : scope.finder.find(entry.when, `${pointer}/when`);
  const key = compileKey(scope, entry, object, sources, pointer);
  const needs = new Set(sources.flatMap((source) => (source.kind === 'record' ? [source.entry] : [])));
  if (key.kind === 'ordinal') needs.add(key.parent);
  return { name: entry.as ?? entry.object, object, when, key, write: entry.write ?? 'last', sources, needs: [...needs] };
}

function compileKey(scope: PlanScope, entry: EntryDocument, object: ObjectModel, sources: readonly FieldSource[], pointer: string): PlanKey {
  if (entry.ordinal !== undefined || entry.parent !== undefined) return compileOrdinal(scope, entry, object, pointer);
  const { key } = entry;
  if (key?.external !== undefined) return compileExternal(scope, key, object, `${pointer}/key`);
  if (key?.fields === undefined) return { kind: 'none' };
  const positions = key.fields.map((name) => sources.findIndex((source) => source.field.name === name));
  for (const [index, position] of positions.entries()) {
    const source = sources[position];
    const column = source?.field.columns[0];
    const onlyParts = source?.kind === 'column' && source.parts?.[0]?.main === false;
    const usable = column !== undefined && column.type !== 'text[]' && !onlyParts;
    if (!usable)
      scope.issues.push({
        pointer: `${pointer}/key/fields/${index}`,
        message: `"${key.fields[index]}" must be among the fields of the entry and have a stored value to match by.`,
      });
  }
  return { kind: 'fields', sources: positions, optional: key.optional === true };
}

function compileExternal(scope: PlanScope, key: NonNullable<EntryDocument['key']>, object: ObjectModel, pointer: string): PlanKey {
  const field = object.fields.get(key.external ?? '');
  if (field?.type.type !== 'external_keys')
    scope.issues.push({ pointer: `${pointer}/external`, message: `${object.name} has no field "${key.external}" of outside keys.` });
  if (key.column === undefined) scope.issues.push({ pointer: `${pointer}/column`, message: 'A column must be named from which the outside key is taken.' });
  const column = key.column === undefined ? -1 : scope.finder.find(key.column, pointer);
  return field ? { kind: 'external', field, column, number: key.number } : { kind: 'none' };
}

function compileOrdinal(scope: PlanScope, entry: EntryDocument, object: ObjectModel, pointer: string): PlanKey {
  const field = object.fields.get(entry.ordinal ?? '');
  const parent = scope.names.get(entry.parent ?? '');
  const link: FieldModel | undefined = object.parent;
  if (field?.type.type !== 'integer')
    scope.issues.push({ pointer: `${pointer}/ordinal`, message: 'Lines need an integer field for their position within the parent.' });
  if (parent === undefined) scope.issues.push({ pointer: `${pointer}/parent`, message: `There is no earlier entry "${entry.parent ?? ''}".` });
  const target = parent?.object;
  if (!link || (target !== undefined && link.target !== target))
    scope.issues.push({ pointer: `${pointer}/parent`, message: `Records of ${object.name} are no lines of ${target ?? 'that object'}.` });
  return field && link && parent !== undefined ? { kind: 'ordinal', field, link, parent: parent.entry } : { kind: 'none' };
}
