import type { Issue } from '../../errors/issue.ts';
import { recordTypeIssues } from '../compiling/record-type-issues.ts';
import type { Model } from '../model.ts';
import { documentReferences } from './document-references.ts';
import { referencesOf } from './references.ts';
import { stageIssues } from './stage-issues.ts';

/**
 * What is wrong with layouts, views, apps, roles, mappings and references between fields: places that name an object or field that is not
 * there, conditions that do not compile, choices of record types that a field does not have, and rules of stages that nobody could keep. Pointers start with /<kind>/<name>.
 */
export function danglingReferences(model: Model): readonly Issue[] {
  const dangling = referencesOf(model).flatMap(({ kind, name, path, object, field }): Issue[] => {
    const pointer = `/${kind}/${name}${path}`;
    const target = model.objects.get(object);
    if (!target) return [{ pointer, message: `There is no object "${object}".`, code: 'no_object' }];
    if (field === undefined || target.fields.has(field)) return [];
    return [{ pointer, message: `"${object}" has no field "${field}".`, code: 'no_field' }];
  });
  return [...dangling, ...documentReferences(model).issues, ...recordTypeIssues(model), ...stageIssues(model)];
}
