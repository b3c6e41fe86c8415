import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowsHorizontal,
  IconArrowsLeftRight,
  IconArrowUp,
  IconEyeOff,
  IconLayoutList,
} from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMetadata } from '../../metadata/useMetadata.ts';
import type { ListColumn } from '../columns.ts';
import { groupField } from '../groups/group-field.ts';
import { clampWidth, measuredWidths } from '../table/columns/column-widths.ts';
import { movedBy } from '../table/columns/move-column.ts';
import type { ListTools } from '../table/list-tools.ts';

export interface ColumnMenuProps {
  readonly tools: ListTools;
  readonly column: ListColumn;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
}

const widthStep = 32;

/** All that can be done with a column, for the mouse and the keyboard alike. */
export function ColumnMenu({ tools, column, opened, onChange, children }: ColumnMenuProps) {
  const { t } = useTranslation('lists');
  const metadata = useMetadata();
  const target = useRef<HTMLSpanElement>(null);
  const { columns, onSort, onColumns, onGroup, columnWidths } = tools;
  const paths = columns.map(({ path }) => path);
  const place = paths.indexOf(column.path);
  const { sortPath } = column;
  const groupable = groupField(metadata, tools.object, column.path, undefined) !== undefined;
  const widen = (by: number) => {
    if (!target.current) return;
    const widths = measuredWidths(target.current);
    columnWidths.set({ ...widths, [column.path]: clampWidth((widths[column.path] ?? 0) + by) });
  };
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-start">
      <Menu.Target>
        <span ref={target}>{children}</span>
      </Menu.Target>
      <Menu.Dropdown>
        {sortPath !== undefined && (
          <>
            <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} onClick={() => onSort(() => sortPath)}>
              {t('column.ascending')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowDown size={16} aria-hidden />} onClick={() => onSort(() => `-${sortPath}`)}>
              {t('column.descending')}
            </Menu.Item>
          </>
        )}
        {groupable && (
          <Menu.Item leftSection={<IconLayoutList size={16} aria-hidden />} onClick={() => onGroup(column.path)}>
            {t('column.group')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          disabled={place === 0}
          closeMenuOnClick={false}
          onClick={() => onColumns((now) => movedBy(now, column.path, -1))}
        >
          {t('column.left')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={16} aria-hidden />}
          disabled={place === paths.length - 1}
          closeMenuOnClick={false}
          onClick={() => onColumns((now) => movedBy(now, column.path, 1))}
        >
          {t('column.right')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowsHorizontal size={16} aria-hidden />} closeMenuOnClick={false} onClick={() => widen(widthStep)}>
          {t('column.wider')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowsLeftRight size={16} aria-hidden />} closeMenuOnClick={false} onClick={() => widen(-widthStep)}>
          {t('column.narrower')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconEyeOff size={16} aria-hidden />}
          disabled={paths.length === 1}
          onClick={() => onColumns((now) => now.filter((path) => path !== column.path))}
        >
          {t('column.hide')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
