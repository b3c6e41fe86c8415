import type { TFunction } from 'i18next';
import type { CellContext } from '../fields/field-cell.ts';
import { fieldCells } from '../fields/registry.ts';
import type { ClientField } from '../metadata/client-metadata.ts';
import { type Condition, comparedType } from './condition.ts';

const references: ReadonlySet<string> = new Set(['link', 'user', 'any_link']);

/** A condition in words: "Stage is Won". A linked record is not named: its title would need a call. */
export function conditionWords(condition: Condition, field: ClientField, context: CellContext, t: TFunction): string {
  const type = comparedType(field);
  const values = condition.values.map((value) => {
    if (references.has(type)) return t('filter.aRecord');
    if (type === 'datetime') return fieldCells.date.text(value, field, context);
    if (type === 'multi_choice' || type === 'tags') return fieldCells.tags.text([value], field, context);
    return fieldCells[field.type].text(value, field, context);
  });
  return [context.label(field.label), t(`filter.operators.${condition.operator}`), values.join(', ')].filter((part) => part !== '').join(' ');
}
