import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CellProps, FieldCell } from '../field-cell.ts';

function BooleanMark({ value }: CellProps) {
  const { t } = useTranslation();
  const Icon = value === true ? IconCheck : IconMinus;
  return (
    <Icon
      size={16}
      role="img"
      style={{ display: 'block' }}
      aria-label={t(value === true ? 'common.yes' : 'common.no')}
      color={value === true ? 'var(--accent-text)' : 'var(--mantine-color-dimmed)'}
    />
  );
}

export const cell: FieldCell = { text: (value) => (value === true ? '✓' : '–'), Component: BooleanMark, width: 100 };
