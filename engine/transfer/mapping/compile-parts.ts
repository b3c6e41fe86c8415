import { pointerSegment } from '../../errors/issue.ts';
import type { FieldModel, ObjectModel } from '../../metadata/model.ts';
import { fieldParts } from '../field-parts.ts';
import type { FieldSource, PartColumn } from './import-plan.ts';
import type { EntryDocument, PlanScope } from './plan-scope.ts';

/** Adds the columns of parts, such as name.given and address.ward, to the sources of their fields. */
export function addParts(scope: PlanScope, object: ObjectModel, entry: EntryDocument, sources: FieldSource[], pointer: string): void {
  const columns = new Map<string, PartColumn[]>();
  for (const [name, source] of Object.entries(entry.fields)) {
    const [base = '', member = '', ...more] = name.split('.');
    if (!name.includes('.')) continue;
    const at = `${pointer}/fields${pointerSegment(name)}`;
    const field = object.fields.get(base);
    const column = typeof source === 'string' ? source : source.column;
    if (!field || more.length > 0 || !fieldParts(field.document)?.others.includes(member))
      scope.issues.push({ pointer: at, message: `${object.name} has no field "${name}".` });
    else if (column === undefined || (typeof source !== 'string' && Object.keys(source).length > 1))
      scope.issues.push({ pointer: at, message: `"${name}" is part of a value: it takes a column and nothing else.` });
    else columns.set(base, [...(columns.get(base) ?? []), { member, column: scope.finder.find(column, at), main: false }]);
  }
  for (const [base, others] of columns) {
    const field = object.fields.get(base);
    if (field) addTo({ scope, entry, sources, pointer: `${pointer}/fields${pointerSegment(base)}` }, field, others);
  }
}

interface Place {
  readonly scope: PlanScope;
  readonly entry: EntryDocument;
  readonly sources: FieldSource[];
  readonly pointer: string;
}

function addTo({ scope, entry, sources, pointer }: Place, field: FieldModel, others: readonly PartColumn[]): void {
  const main = fieldParts(field.document)?.main ?? '';
  const place = sources.findIndex((source) => source.field === field);
  const source = sources[place];
  if (source?.kind === 'column') {
    sources[place] = { ...source, parts: [{ member: main, column: source.column, main: true }, ...others] };
    return;
  }
  if (source) scope.issues.push({ pointer, message: `"${field.name}" must come from a column where its parts do.` });
  // What is wrong with the source of the field itself has been told.
  if (source || Object.hasOwn(entry.fields, field.name)) return;
  const { zone, currency } = scope.model.settings;
  const alone = field.type.parse(Object.fromEntries(others.map(({ member }) => [member, 'x'])), field.document, { zone, currency });
  if (alone.ok) sources.push({ kind: 'column', field, column: others[0]?.column ?? -1, settings: {}, parts: others });
  else scope.issues.push({ pointer, message: `The parts of "${field.name}" need a column of "${field.name}" itself.` });
}
