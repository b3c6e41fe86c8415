import type { Choice, FieldDocument } from '../../../schemas/generated/metadata.ts';
import type { Issue } from '../../errors/issue.ts';
import { fold } from '../../sql/fold.ts';
import type { Locale } from '../field-type.ts';
import { badOption } from '../type-options.ts';
import { valueIssue } from '../value-issues.ts';

/** The choices of a field, ready to look up. */
export interface ChoiceList {
  readonly byKey: ReadonlyMap<string, Choice>;
  /** Keys by folded key or label in either language; a key wins over a label, the first choice over later ones. */
  readonly byText: ReadonlyMap<string, Choice>;
}

const lists = new WeakMap<FieldDocument, ChoiceList>();

/** The lookup of a field document, built once: documents of a Model are frozen. */
export function choiceList(field: FieldDocument): ChoiceList {
  let list = lists.get(field);
  if (!list) {
    const choices = field.options?.choices ?? [];
    const byText = new Map<string, Choice>();
    const texts = [(choice: Choice) => choice.key, (choice: Choice) => choice.label.vi, (choice: Choice) => choice.label.en];
    for (const text of texts) {
      for (const choice of choices) {
        const folded = fold(text(choice).trim());
        if (!byText.has(folded)) byText.set(folded, choice);
      }
    }
    list = { byKey: new Map(choices.map((choice) => [choice.key, choice])), byText };
    lists.set(field, list);
  }
  return list;
}

/** The issue of a key that cannot be written: unknown or no longer offered. */
export function choiceIssue(list: ChoiceList, key: unknown, pointer = ''): Issue | undefined {
  const choice = typeof key === 'string' ? list.byKey.get(key) : undefined;
  if (!choice) return valueIssue('unknown_choice', undefined, pointer);
  return choice.active === false ? valueIssue('inactive_choice', undefined, pointer) : undefined;
}

/** The key of a text in a file: a key or a label in either language, whatever its case and diacritics. */
export function choiceKey(list: ChoiceList, text: string): string | undefined {
  const trimmed = text.trim();
  return list.byKey.has(trimmed) ? trimmed : list.byText.get(fold(trimmed))?.key;
}

/** The label of a key; the key itself where the choice is gone. */
export function choiceLabel(list: ChoiceList, key: string, locale: Locale): string {
  return list.byKey.get(key)?.label[locale] ?? key;
}

/** Issues of options.choices: none, or a key used twice. */
export function choiceOptionIssues(field: FieldDocument): Issue[] {
  const choices = field.options?.choices;
  if (choices === undefined) return [];
  if (choices.length === 0) return [badOption('choices', 'there is none')];
  const seen = new Set<string>();
  const issues: Issue[] = [];
  for (const [index, { key }] of choices.entries()) {
    if (seen.has(key)) issues.push(valueIssue('duplicate_entry', undefined, `/options/choices/${index}/key`));
    seen.add(key);
  }
  return issues;
}
