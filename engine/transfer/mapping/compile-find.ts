import type { FieldModel } from '../../metadata/model.ts';
import type { FieldSource } from './import-plan.ts';
import type { EntryDocument, PlanScope } from './plan-scope.ts';

const findable = new Set(['text', 'person_name', 'phone', 'email', 'auto_number']);

const pointing: ReadonlySet<string> = new Set(['link', 'user']);

/** Whether records can be found by what people write of this field. */
export function isFindable({ type, columns }: FieldModel): boolean {
  return findable.has(type.type) && columns[0]?.type === 'text';
}

/** A link whose record, or a person, is found by a text: an entry of its own, put before the one at hand, that finds and never writes. */
export function compileFind(
  scope: PlanScope,
  field: FieldModel,
  source: Exclude<EntryDocument['fields'][string], string>,
  pointer: string,
): FieldSource | undefined {
  const object = pointing.has(field.type.type) ? scope.model.objects.get(field.target ?? '') : undefined;
  const by = object?.fields.get(source.find ?? '');
  if (!object)
    scope.issues.push({ pointer: `${pointer}/find`, message: `"${field.name}" is no link and names no person, so that nothing can be found for it.` });
  else if (!by || !isFindable(by)) scope.issues.push({ pointer: `${pointer}/find`, message: `${object.name} cannot be found by "${source.find}".` });
  else if (source.column === undefined) scope.issues.push({ pointer: `${pointer}/column`, message: 'A column must be named in which the text stands.' });
  else {
    const column = scope.finder.find(source.column, pointer);
    const name = `${field.object}.${field.name}`;
    scope.plan.push({ name, object, when: column, key: { kind: 'find', field: by, column }, write: 'first', sources: [], needs: [] });
    return { kind: 'record', field, entry: scope.plan.length - 1, column };
  }
  return undefined;
}
