import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../controls/day-input.tsx';
import { NumberTextInput } from '../../controls/number-text-input.tsx';
import { RecordSelect } from '../../controls/record-select.tsx';
import { useLabel } from '../../i18n/useLabel.ts';
import type { ClientField } from '../../metadata/client-metadata.ts';
import { type Condition, comparedType } from './condition.ts';
import { PeriodValue } from './period-value.tsx';

export interface ConditionValueProps {
  readonly field: ClientField;
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
}

/** The value of a condition, entered as the field's type is. */
export function ConditionValue({ field, condition, onChange }: ConditionValueProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const value = condition.values[0] ?? '';
  const set = (...values: string[]) => onChange({ ...condition, values });
  const common = { 'aria-label': t('filter.value') };
  const popup = { comboboxProps: { withinPortal: false } };
  const choices = field.options.choices?.map((choice) => ({ value: choice.key, label: label(choice.label) }));
  if (condition.operator === 'within') return <PeriodValue values={condition.values} onValues={(values) => set(...values)} />;
  const several = condition.values.filter((item) => item !== '');
  switch (comparedType(field)) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
    case 'roll_up':
      return <NumberTextInput {...common} value={value} percent={comparedType(field) === 'percent'} onValue={(next) => set(next ?? '')} />;
    case 'date':
    case 'datetime':
      return <DayInput {...common} value={value} yearOptional={false} onValue={(next) => set(next ?? '')} withinPortal={false} />;
    case 'link':
    case 'user':
      return (
        <RecordSelect
          {...common}
          {...popup}
          object={field.target ?? 'user'}
          value={value === '' ? undefined : { id: value }}
          onValue={(next) => set(next?.id ?? '')}
        />
      );
    default:
      if (choices && condition.operator === 'in')
        return <MultiSelect {...common} {...popup} data={choices} value={several} onChange={(values) => set(...values)} searchable />;
      if (choices) return <Select {...common} {...popup} data={choices} value={value === '' ? null : value} onChange={(next) => set(next ?? '')} searchable />;
      if (condition.operator === 'in') return <TagsInput {...common} {...popup} value={several} onChange={(values) => set(...values)} />;
      return <TextInput {...common} value={value} onChange={(event) => set(event.currentTarget.value)} />;
  }
}
