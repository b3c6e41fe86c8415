import type { Choice } from '../../../../schemas/generated/metadata.ts';
import type { FieldModel, ObjectModel } from '../../../metadata/model.ts';

/** A choice field whose options say how records move between them. */
export interface StageField {
  readonly field: FieldModel;
  readonly byKey: ReadonlyMap<string, Choice>;
  /** Per stage the fields that a record in it must have, where it names some. */
  readonly needs: ReadonlyMap<string, readonly FieldModel[]>;
}

const rules = new WeakMap<ObjectModel, readonly StageField[]>();

/** The fields of an object with rules of stages; none for most objects. */
export function stageFields(object: ObjectModel): readonly StageField[] {
  const known = rules.get(object);
  if (known) return known;
  const found = [...object.fields.values()].flatMap((field) => stageFieldOf(object, field));
  rules.set(object, found);
  return found;
}

function stageFieldOf(object: ObjectModel, field: FieldModel): readonly StageField[] {
  const choices = field.type.type === 'choice' ? (field.document.options?.choices ?? []) : [];
  if (!choices.some(({ next, requires, movers }) => next || requires || movers)) return [];
  const needed = (names: readonly string[]): readonly FieldModel[] => names.flatMap((name) => object.fields.get(name) ?? []);
  return [
    {
      field,
      byKey: new Map(choices.map((choice) => [choice.key, choice])),
      needs: new Map(choices.flatMap(({ key, requires }) => (requires && requires.length > 0 ? [[key, needed(requires)]] : []))),
    },
  ];
}

/** The stage that a stored value stands for. */
export function stageOf({ byKey }: StageField, stored: unknown): Choice | undefined {
  return typeof stored === 'string' ? byKey.get(stored) : undefined;
}
