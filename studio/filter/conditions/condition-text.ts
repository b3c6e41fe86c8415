import type { TFunction } from 'i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import { fieldCells } from '../../fields/registry.ts';
import type { ClientField } from '../../metadata/client-metadata.ts';
import { type Condition, comparedType } from './condition.ts';
import { periods } from './periods.ts';

const references: ReadonlySet<string> = new Set(['link', 'user', 'any_link']);

/** A condition in words: "Stage is Won". A linked record is not named: its title would need a call. */
export function conditionWords(condition: Condition, field: ClientField, context: CellContext, t: TFunction): string {
  const label = context.label(field.label);
  if (condition.operator === 'within') return `${label}: ${periodWords(condition.values, t)}`;
  const type = comparedType(field);
  const values = condition.values.map((value) => {
    if (references.has(type)) return t('filter.aRecord');
    if (type === 'datetime') return fieldCells.date.text(value, field, context);
    if (type === 'multi_choice' || type === 'tags') return fieldCells.tags.text([value], field, context);
    return fieldCells[field.type].text(value, field, context);
  });
  return [label, t(`filter.operators.${condition.operator}`), values.join(', ')].filter((part) => part !== '').join(' ');
}

/** "last 30 days" */
function periodWords([name, days]: readonly string[], t: TFunction): string {
  const period = periods.find((known) => known === name);
  if (period === undefined) return '';
  if (period === 'last_days' || period === 'next_days') return t(`filter.periods.${period}`, { days: days ?? '' });
  return t(`filter.periods.${period}`);
}
