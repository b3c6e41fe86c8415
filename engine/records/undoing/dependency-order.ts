import type { FieldModel, Model } from '../../metadata/model.ts';

/** Objects so that each comes after those its links point to; and, with `families`, after those that its lines point to. */
export function dependencyOrder(model: Model, names: readonly string[], { families = false } = {}): readonly string[] {
  const wanted = new Set(names);
  const done = new Set<string>();
  const order: string[] = [];
  const fieldsOf = (name: string): readonly FieldModel[] => [...(model.objects.get(name)?.fields.values() ?? [])];
  const visit = (name: string): void => {
    if (done.has(name)) return;
    done.add(name);
    const lines = families ? (model.objects.get(name)?.lines ?? []) : [];
    const fields = [name, ...lines.map(({ object }) => object)].flatMap(fieldsOf);
    for (const target of fields.flatMap(linkedObjects)) if (wanted.has(target)) visit(target);
    order.push(name);
  };
  for (const name of [...names].sort()) visit(name);
  return order;
}

function linkedObjects({ type, document, target }: FieldModel): readonly string[] {
  if (type.type === 'any_link') return document.options?.objects ?? [];
  return (type.type === 'link' || type.type === 'links') && target !== undefined ? [target] : [];
}
