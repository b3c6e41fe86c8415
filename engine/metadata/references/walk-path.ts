import type { FieldModel, Model } from '../model.ts';

/** A field met on a path. */
export interface PathStep {
  readonly object: string;
  readonly field: string;
}

/** The fields that a path goes over: customer.name from order is order.customer and customer.name. A field that does not exist ends it. */
export function walkPath(model: Model, object: string, path: readonly string[]): readonly PathStep[] {
  const steps: PathStep[] = [];
  let current: string | undefined = object;
  for (const segment of path) {
    if (current === undefined) break;
    const field: FieldModel | undefined = model.objects.get(current)?.fields.get(segment);
    // A member of a value, such as price.amount, names no further field: its field has no target.
    steps.push({ object: current, field: segment });
    if (!field) break;
    current = field.target;
  }
  return steps;
}
