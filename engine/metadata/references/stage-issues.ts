import type { Choice } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import type { FieldModel, Model, ObjectModel } from '../model.ts';

/** What is wrong with rules of stages: stages that are not there, roles that are not there, requirements that nobody can fill in. Pointers start with /field/<object.field>. */
export function stageIssues(model: Model): readonly Issue[] {
  return [...model.objects.values()].flatMap((object) =>
    [...object.fields.values()].flatMap((field) =>
      (field.document.options?.choices ?? []).flatMap((choice, index) =>
        choiceIssues(model, { object, field, choice }, `/field/${field.document.name}/options/choices/${index}`),
      ),
    ),
  );
}

interface Place {
  readonly object: ObjectModel;
  readonly field: FieldModel;
  readonly choice: Choice;
}

function choiceIssues(model: Model, { object, field, choice }: Place, pointer: string): readonly Issue[] {
  const { next, requires, movers } = choice;
  const offered = new Set((field.document.options?.choices ?? []).map(({ key }) => key));
  const isStage = field.type.type === 'choice' || (!next && !requires && !movers);
  return [
    ...(isStage ? [] : [{ pointer, message: `Only a field of one choice has stages; "${field.document.name}" is none.`, code: 'not_a_stage' }]),
    ...unknown(next, offered, `${pointer}/next`, (key) => `"${field.document.name}" has no choice "${key}" that could follow.`),
    ...unknown(movers, new Set(model.roles.keys()), `${pointer}/movers`, (role) => `There is no role "${role}".`),
    ...(requires ?? []).flatMap((name, place) =>
      object.fields.get(name)?.type.computed
        ? [{ pointer: `${pointer}/requires/${place}`, message: `"${name}" is computed; nobody can fill it in.`, code: 'computed_value' }]
        : [],
    ),
  ];
}

function unknown(names: readonly string[] | undefined, known: ReadonlySet<string>, pointer: string, say: (name: string) => string): readonly Issue[] {
  return (names ?? []).flatMap((name, place) => (known.has(name) ? [] : [{ pointer: `${pointer}/${place}`, message: say(name), code: 'unknown_choice' }]));
}
