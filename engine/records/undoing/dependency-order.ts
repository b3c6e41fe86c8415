import type { FieldModel, Model } from '../../metadata/model.ts';

/** Objects so that each comes after those its links point to. */
export function dependencyOrder(model: Model, names: readonly string[]): readonly string[] {
  const wanted = new Set(names);
  const done = new Set<string>();
  const order: string[] = [];
  const visit = (name: string): void => {
    if (done.has(name)) return;
    done.add(name);
    for (const field of model.objects.get(name)?.fields.values() ?? []) for (const target of linkedObjects(field)) if (wanted.has(target)) visit(target);
    order.push(name);
  };
  for (const name of [...names].sort()) visit(name);
  return order;
}

function linkedObjects({ type, document, target }: FieldModel): readonly string[] {
  if (type.type === 'any_link') return document.options?.objects ?? [];
  return (type.type === 'link' || type.type === 'links') && target !== undefined ? [target] : [];
}
