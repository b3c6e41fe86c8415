import { CloseButton, Code } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../fields/field-cell.ts';
import { type ClientObject, findField } from '../metadata/client-metadata.ts';
import { conditionWords } from './condition-text.ts';
import classes from './filter-chips.module.css';
import { filterText } from './filter-text.ts';
import { parseFilter } from './parse-filter.ts';

export interface FilterChipsProps {
  readonly object: ClientObject;
  readonly filter: string;
  readonly context: CellContext;
  readonly onChange: (filter: string) => void;
}

/** The filter in force, in words; each condition can be taken away. A filter beyond the builder shows as its text. */
export function FilterChips({ object, filter, context, onChange }: FilterChipsProps) {
  const { t } = useTranslation();
  if (filter === '') return null;
  const simple = parseFilter(filter);
  const readable = simple?.conditions.every((condition) => findField(object, condition.field));
  if (!simple || !readable) {
    return (
      <div className={classes.chips}>
        <span className={classes.chip}>
          <Code className={classes.code ?? ''}>{filter}</Code>
          <CloseButton size="xs" aria-label={t('filter.clear')} onClick={() => onChange('')} />
        </span>
      </div>
    );
  }
  const without = (index: number) =>
    filterText({ ...simple, conditions: simple.conditions.filter((_, other) => other !== index) }, object.fields, context.zone);
  return (
    <ul className={classes.chips} aria-label={t('filter.inForce')}>
      {simple.conditions.map((condition, index) => {
        const field = findField(object, condition.field);
        const words = field ? conditionWords(condition, field, context, t) : condition.field;
        return (
          <li key={`${condition.field} ${condition.operator} ${condition.values.join()}`} className={classes.chip}>
            {index > 0 && simple.join === 'or' && <span className={classes.or}>{t('filter.or')}</span>}
            {words}
            <CloseButton size="xs" aria-label={t('filter.remove', { condition: words })} onClick={() => onChange(without(index))} />
          </li>
        );
      })}
    </ul>
  );
}
