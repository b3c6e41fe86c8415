import type { ClientField } from '../metadata/client-metadata.ts';
import type { CellContext } from './field-cell.ts';

/** The choices to offer: the active ones, and those the record already has. */
export function choiceOptions(field: ClientField, current: readonly string[], context: CellContext): { value: string; label: string }[] {
  return (field.options.choices ?? [])
    .filter((choice) => choice.active !== false || current.includes(choice.key))
    .map((choice) => ({ value: choice.key, label: context.label(choice.label) }));
}
