import type { Said } from '../../../../schemas/generated/api.ts';
import type { CompiledExpression } from '../../../expressions/types.ts';
import type { Model, ObjectModel } from '../../../metadata/model.ts';
import { walkPath } from '../../../metadata/references/walk-path.ts';
import { inBoth, type Locale } from './said.ts';

/** A text, or names with dots between them. */
const words = /'(?:[^'\\]|\\.)*'|[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{M}\p{N}_]*)*/gu;

/** The labels of the fields on a path, in a form that expressions take: [Customer].[Name]. A member of a value keeps its name. */
export function labelPath(model: Model, object: string, path: readonly string[], locale: Locale): readonly string[] {
  const steps = walkPath(model, object, path);
  return path.map((segment, index) => {
    const step = steps[index];
    const field = step && model.objects.get(step.object)?.fields.get(step.field);
    return field ? field.document.label[locale] : segment;
  });
}

/** An expression as people read it: fields by their labels, choices by theirs. What it says is the canonical source. */
export function labelExpression(model: Model, object: ObjectModel, expression: CompiledExpression): Said {
  const reads = new Map(expression.reads.map((path) => [path.join('.'), path]));
  return inBoth((locale) => {
    const choices = choicesOf(model, object, expression, locale);
    return expression.source.replaceAll(words, (word, offset: number) => {
      if (word.startsWith("'")) return choices.get(word) ?? word;
      // A function is called: of `name.contains(` only what stands before it is a path.
      const called = expression.source.charAt(offset + word.length) === '(' ? (word.split('.').at(-1) ?? '') : undefined;
      const dotted = called === undefined ? word : word.slice(0, -called.length - 1);
      const path = reads.get(dotted);
      if (!path) return word;
      const labels = labelPath(model, object.name, path, locale).map((label) => `[${label}]`);
      return [...labels, ...(called === undefined ? [] : [called])].join('.');
    });
  });
}

/** Labels by key, both as literals, of the choices that the expression reads. A key that two of them label differently stays. */
function choicesOf(model: Model, object: ObjectModel, expression: CompiledExpression, locale: Locale): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of expression.reads) {
    const step = walkPath(model, object.name, path).at(-1);
    const field = step && model.objects.get(step.object)?.fields.get(step.field);
    for (const { key, label } of (field?.picked ?? field?.document)?.options?.choices ?? []) {
      const [literal, shown] = [`'${key}'`, `'${label[locale].replaceAll("'", '’')}'`];
      found.set(literal, found.get(literal) === undefined || found.get(literal) === shown ? shown : literal);
    }
  }
  return found;
}
