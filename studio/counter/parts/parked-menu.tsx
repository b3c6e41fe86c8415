import { Button, Menu } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ParkedSale } from '../../../schemas/generated/api.ts';
import { useCellContext } from '../../fields/useCellContext.ts';
import { formatDateTime } from '../../format/format-date.ts';

export interface ParkedMenuProps {
  readonly items: readonly ParkedSale[];
  readonly onResume: (parked: ParkedSale) => Promise<void>;
}

/** Sales put aside, to be gone on with. */
export function ParkedMenu({ items, onResume }: ParkedMenuProps) {
  const { t } = useTranslation('counter');
  const context = useCellContext();
  if (items.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="light" leftSection={<IconClockPause size={16} aria-hidden />}>
          {t('parked', { count: items.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {items.map((parked) => (
          <Menu.Item key={parked.id} onClick={() => void onResume(parked)} rightSection={formatDateTime(parked.parked_at, context.locale, context.zone)}>
            {parked.label || t('lines', { count: parked.sale.lines.length })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
