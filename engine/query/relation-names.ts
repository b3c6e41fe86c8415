import { createHash } from 'node:crypto';
import type { FieldModel, Model, ObjectModel } from '../metadata/model.ts';

export function fieldOf(object: ObjectModel, name: string): FieldModel {
  const field = object.fields.get(name);
  if (!field) throw new RangeError(`no field ${name} in ${object.name}`);
  return field;
}

export function targetOf(model: Model, field: FieldModel): ObjectModel {
  const target = model.objects.get(field.target ?? '');
  if (!target) throw new RangeError(`no object ${field.target} behind ${field.object}.${field.name}`);
  return target;
}

/** Short however deep it lies, and the same for the same sub-query: GROUP BY knows an expression again by it. */
export function subAlias(outer: string, field: string, depth: number): string {
  const place = createHash('sha256').update(`${outer} ${field} ${depth}`).digest('hex').slice(0, 8);
  return `r_${field.slice(0, 20)}_${place}`;
}
