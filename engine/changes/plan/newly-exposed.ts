import type { FieldModel, Model } from '../../metadata/model.ts';

/** Formulas that show their result, from now on, to whoever may read them, whether or not they may read what it is made of. */
export function newlyExposed(before: Model, after: Model): readonly FieldModel[] {
  const exposes = (field: FieldModel | undefined): boolean => field?.formula !== undefined && field.document.options?.exposes === 'result';
  return [...after.objects.values()].flatMap((object) =>
    [...object.fields.values()].filter((field) => exposes(field) && !exposes(before.objects.get(object.name)?.fields.get(field.name))),
  );
}
