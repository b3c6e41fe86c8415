import { ActionIcon, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../../fields/field-cell.ts';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { useMetadata } from '../../metadata/useMetadata.ts';
import { comparableFields } from './comparable-fields.ts';
import { type Condition, type ConditionOperator, operatorsOf, takesValue } from './condition.ts';
import { conditionField } from './condition-field.ts';
import classes from './condition-row.module.css';
import { ConditionValue } from './condition-value.tsx';

export interface ConditionRowProps {
  readonly object: ClientObject;
  readonly condition: Condition;
  readonly context: CellContext;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

/** A condition as it starts with an operator: a period needs a choice of its own. */
function startWith(field: string, operator: ConditionOperator, values: readonly string[]): Condition {
  if (operator === 'within') return { field, operator, values: ['today'] };
  return { field, operator, values: takesValue(operator) ? values : [] };
}

/** Field, comparison and value. */
export function ConditionRow({ object, condition, context, onChange, onRemove }: ConditionRowProps) {
  const { t } = useTranslation();
  const metadata = useMetadata();
  const groups = useMemo(() => comparableFields(metadata, object, context), [metadata, object, context]);
  const field = conditionField(metadata, object, condition.field);
  const chooseField = (path: string | null) => {
    const next = path === null ? undefined : conditionField(metadata, object, path);
    if (next && path !== null) onChange(startWith(path, operatorsOf(next)[0] ?? 'equals', ['']));
  };
  const chooseOperator = (operator: ConditionOperator | null) => {
    if (!operator) return;
    // A period is no value of another comparison.
    const kept = condition.operator === 'within' || condition.values.length === 0 ? [''] : condition.values;
    onChange(startWith(condition.field, operator, kept));
  };
  return (
    <div className={classes.row}>
      <Select
        className={classes.field ?? ''}
        aria-label={t('filter.field')}
        data={groups.map(({ group, items }) => ({ group, items: items.map(({ value, label }) => ({ value, label })) }))}
        value={condition.field}
        onChange={chooseField}
        searchable
        allowDeselect={false}
        comboboxProps={{ withinPortal: false, width: 'max-content', position: 'bottom-start' }}
      />
      <Select
        className={classes.operator ?? ''}
        aria-label={t('filter.operator')}
        data={(field ? operatorsOf(field) : []).map((operator) => ({ value: operator, label: t(`filter.operators.${operator}`) }))}
        value={condition.operator}
        onChange={chooseOperator}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      <div className={classes.value}>
        {field && takesValue(condition.operator) && <ConditionValue field={field} condition={condition} onChange={onChange} />}
      </div>
      <ActionIcon className={classes.remove ?? ''} variant="subtle" color="gray" size={36} aria-label={t('filter.removeCondition')} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
