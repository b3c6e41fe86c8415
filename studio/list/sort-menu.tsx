import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CellContext } from '../fields/field-cell.ts';
import { columnLabel } from './column-label.ts';
import type { ListColumn } from './columns.ts';
import { nextSort, sortedBy } from './state/sorting.ts';

export interface SortMenuProps {
  readonly columns: readonly ListColumn[];
  readonly context: CellContext;
  readonly sort: string;
  readonly onSort: (to: (now: string) => string) => void;
}

/** Sorting where there are no headers to click: on a phone. */
export function SortMenu({ columns, context, sort, onSort }: SortMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('list.sort')}>
          <IconArrowsSort size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.sort')}</Menu.Label>
        {columns.map(({ sortPath, ...column }) => {
          if (sortPath === undefined) return null;
          const direction = sortedBy(sort, sortPath);
          const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
          return (
            <Menu.Item
              key={column.path}
              closeMenuOnClick={false}
              onClick={() => onSort((now) => nextSort(now, sortPath))}
              rightSection={direction && <Arrow size={16} role="img" aria-label={t(`list.${direction}`)} />}
            >
              {columnLabel(column, context)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
