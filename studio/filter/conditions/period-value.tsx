import { Group, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { periods, takesDays } from './periods.ts';

export interface PeriodValueProps {
  /** The period and, where it takes any, its days. */
  readonly values: readonly string[];
  readonly onValues: (values: readonly string[]) => void;
}

/** Days as seen from today: this week, the last so many days. */
export function PeriodValue({ values: [period = 'today', days = '30'], onValues }: PeriodValueProps) {
  const { t } = useTranslation();
  const data = periods.map((value) => ({
    value,
    label: takesDays(value) ? t(`filter.periods.${value}`, { days: '…' }) : t(`filter.periods.${value}`, { days: '' }),
  }));
  const choose = (next: string | null) => next !== null && onValues(takesDays(next) ? [next, days] : [next]);
  return (
    <Group gap={6} wrap="nowrap">
      <Select
        aria-label={t('filter.period')}
        data={data}
        value={period}
        onChange={choose}
        allowDeselect={false}
        flex={1}
        miw={0}
        comboboxProps={{ withinPortal: false, width: 'max-content', position: 'bottom-end' }}
      />
      {takesDays(period) && (
        <NumberInput
          aria-label={t('filter.days')}
          value={days}
          min={1}
          max={99_999}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          w={64}
          onChange={(next) => onValues([period, String(next)])}
        />
      )}
    </Group>
  );
}
