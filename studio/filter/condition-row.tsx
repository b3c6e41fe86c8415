import { ActionIcon, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../fields/field-cell.ts';
import type { ClientField, OperatorName } from '../metadata/client-metadata.ts';
import { type Condition, operatorsOf, takesValue } from './condition.ts';
import classes from './condition-row.module.css';
import { ConditionValue } from './condition-value.tsx';

export interface ConditionRowProps {
  readonly fields: readonly ClientField[];
  readonly condition: Condition;
  readonly context: CellContext;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

/** Field, comparison and value. */
export function ConditionRow({ fields, condition, context, onChange, onRemove }: ConditionRowProps) {
  const { t } = useTranslation();
  const field = fields.find((candidate) => candidate.name === condition.field);
  const chooseField = (name: string | null) => {
    const next = fields.find((candidate) => candidate.name === name);
    if (next) onChange({ field: next.name, operator: operatorsOf(next)[0] ?? 'equals', values: [''] });
  };
  const chooseOperator = (operator: OperatorName | null) => {
    if (operator) onChange({ ...condition, operator, values: takesValue(operator) ? (condition.values.length > 0 ? condition.values : ['']) : [] });
  };
  return (
    <div className={classes.row}>
      <Select
        className={classes.field ?? ''}
        aria-label={t('filter.field')}
        data={fields.map((candidate) => ({ value: candidate.name, label: context.label(candidate.label) }))}
        value={condition.field}
        onChange={chooseField}
        searchable
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
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
