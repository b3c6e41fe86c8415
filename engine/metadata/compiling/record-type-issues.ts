import { type Issue, pointerSegment } from '../../errors/issue.ts';
import type { Model, ObjectModel } from '../model.ts';

/** What is wrong with the choices that record types leave: fields that are no choice, keys that the field does not have. Pointers start with /object/<name>. */
export function recordTypeIssues(model: Model): readonly Issue[] {
  return [...model.objects.values()].flatMap((object) =>
    (object.document.record_types ?? []).flatMap(({ choices }, index) =>
      Object.entries(choices ?? {}).flatMap(([field, keys]) =>
        choiceIssues(object, field, keys, `/object/${object.name}/record_types/${index}/choices${pointerSegment(field)}`),
      ),
    ),
  );
}

function choiceIssues({ name, fields }: ObjectModel, field: string, keys: readonly string[], pointer: string): readonly Issue[] {
  const document = fields.get(field)?.document;
  // A field that is not there is told as a dangling reference.
  if (!document) return [];
  if (field === 'record_type' || (document.type !== 'choice' && document.type !== 'multi_choice'))
    return [{ pointer, message: `"${name}.${field}" is no field of choices that a record type could narrow.`, code: 'not_a_choice' }];
  if (keys.length === 0) return [{ pointer, message: `No choice of "${name}.${field}" would be left.`, code: 'no_choice_left' }];
  const offered = (document.options?.choices ?? []).map(({ key }) => key);
  return keys.flatMap((key, place) =>
    offered.includes(key)
      ? []
      : [{ pointer: `${pointer}/${place}`, message: `"${name}.${field}" has no choice "${key}"; it has ${offered.join(', ')}.`, code: 'unknown_choice' }],
  );
}
