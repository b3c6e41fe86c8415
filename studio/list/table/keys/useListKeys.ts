import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { KeyBindings } from '../../../keys/key-registry.ts';
import { useSingleKeys } from '../../../keys/useSingleKeys.ts';
import { isEditable, isEditableIn } from '../../edit/editable.ts';
import { type ListTools, recordsOf } from '../list-tools.ts';
import type { GridKeys } from './useGridKeys.ts';

/** Single keys of a list: j and k move, e edits, x chooses, c creates, / searches. Enter opens by itself: the focus is on the link. */
export function useListKeys(tools: ListTools, grid: GridKeys): void {
  const { object, columns, items, selection, editing } = tools;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keys = useMemo((): KeyBindings => {
    const edit = () => {
      const here = grid.current();
      const record = here && recordsOf(items).find(({ id }) => id === here.id);
      const may = columns.filter((column) => record && isEditable(object, column) && isEditableIn(record, column.path));
      const column = may.find(({ path }) => path === here?.path) ?? may[0];
      if (record && column) editing?.edit({ id: record.id, path: column.path });
    };
    return {
      j: { label: t('keys.nextRow'), repeats: true, run: () => grid.move(1) },
      k: { label: t('keys.previousRow'), repeats: true, run: () => grid.move(-1) },
      e: { label: t('keys.editCell'), run: edit },
      x: {
        label: t('keys.choose'),
        run: () => {
          const here = grid.current();
          if (here) selection?.toggle(here.id, false);
        },
      },
      ...(object.can.create ? { c: { label: t('keys.create'), run: () => void navigate(`/records/${object.name}/new`) } } : {}),
      '/': { label: t('keys.search'), run: () => document.querySelector<HTMLElement>('[data-list-search]')?.focus() },
    };
  }, [object, columns, items, selection, editing, grid, navigate, t]);
  useSingleKeys(keys);
}
