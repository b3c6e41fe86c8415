import { Button, Drawer, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../fields/field-cell.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';
import { useIsPhone } from '../shell/useIsPhone.ts';
import { useLoaded } from '../shell/useLoaded.ts';
import { conditionsOf } from './conditions/condition.ts';
import classes from './filter-button.module.css';
import { parseFilter } from './text/parse-filter.ts';

const loadPanel = async () => (await import('./filter-panel.tsx')).FilterPanel;

export interface FilterButtonProps {
  readonly object: ClientObject;
  readonly filter: string;
  readonly context: CellContext;
  readonly onChange: (filter: string) => void;
}

/** Opens the filter: beside the button, on a phone from below. */
export function FilterButton({ object, filter, context, onChange }: FilterButtonProps) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const [opened, { open, close }] = useDisclosure(false);
  const [FilterPanel, askFor] = useLoaded(loadPanel);
  const apply = (next: string) => {
    onChange(next);
    close();
  };
  const parsed = parseFilter(filter);
  const count = filter === '' ? 0 : parsed ? conditionsOf(parsed).length : 1;
  const label = count === 0 ? t('filter.filter') : t('filter.filterCount', { count });
  const panel = FilterPanel && <FilterPanel object={object} filter={filter} context={context} onApply={apply} />;
  const button = (
    <Button
      variant="default"
      data-on={count > 0 || undefined}
      className={classes.button ?? ''}
      leftSection={<IconFilter size={16} aria-hidden />}
      onClick={() => (opened ? close() : askFor(open))}
      aria-expanded={opened}
      aria-haspopup="dialog"
      px="sm"
      flex="none"
    >
      {label}
    </Button>
  );
  if (phone) {
    return (
      <>
        {button}
        <Drawer opened={opened} onClose={close} position="bottom" size="85%" title={t('filter.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
          {panel}
        </Drawer>
      </>
    );
  }
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} position="bottom-end" width={640} trapFocus returnFocus>
      <Popover.Target popupType="dialog">{button}</Popover.Target>
      <Popover.Dropdown aria-label={t('filter.title')}>{panel}</Popover.Dropdown>
    </Popover>
  );
}
