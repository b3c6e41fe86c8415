import { CloseButton, Code } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../fields/field-cell.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useMetadata } from '../metadata/useMetadata.ts';
import { conditionsOf, type FilterItem, isGroup } from './conditions/condition.ts';
import { conditionField } from './conditions/condition-field.ts';
import { conditionWords } from './conditions/condition-text.ts';
import classes from './filter-chips.module.css';
import { filterText } from './text/filter-text.ts';
import { parseFilter } from './text/parse-filter.ts';

export interface FilterChipsProps {
  readonly object: ClientObject;
  readonly filter: string;
  readonly context: CellContext;
  /** Takes the filter in force to another. */
  readonly onChange: (to: (now: string) => string) => void;
}

/** The filter in force, in words; each condition and each group can be taken away. A filter beyond the builder shows as its text. */
export function FilterChips({ object, filter, context, onChange }: FilterChipsProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  if (filter === '') return null;
  const group = parseFilter(filter);
  const fieldAt = (path: string) => conditionField(metadata, object, path);
  if (!group || !conditionsOf(group).every(({ field }) => fieldAt(field))) {
    return (
      <div className={classes.chips}>
        <span className={classes.chip}>
          <Code className={classes.code ?? ''}>{filter}</Code>
          <CloseButton size="xs" aria-label={t('filter.clear')} onClick={() => onChange(() => '')} />
        </span>
      </div>
    );
  }
  const wordsOf = (item: FilterItem): string => {
    if (isGroup(item)) return item.items.map(wordsOf).join(` ${t(item.join === 'or' ? 'filter.or' : 'filter.and')} `);
    const field = fieldAt(item.field);
    return field ? conditionWords(item, field, context, t) : item.field;
  };
  const without = (now: string, words: string) => {
    const whole = parseFilter(now);
    return whole ? filterText({ ...whole, items: whole.items.filter((item) => wordsOf(item) !== words) }, fieldAt, context.zone) : now;
  };
  return (
    <ul className={classes.chips} aria-label={t('filter.inForce')}>
      {group.items.map((item, index) => {
        const words = wordsOf(item);
        return (
          <li key={words} className={classes.chip}>
            {index > 0 && group.join === 'or' && <span className={classes.or}>{t('filter.or')}</span>}
            {words}
            <CloseButton size="xs" aria-label={t('filter.remove', { condition: words })} onClick={() => onChange((now) => without(now, words))} />
          </li>
        );
      })}
    </ul>
  );
}
