import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { type SingleKeys, useSingleKeys } from '../../keys/useSingleKeys.ts';
import { isEditable, isEditableIn } from '../edit/editable.ts';
import { type ListTools, recordsOf } from './list-tools.ts';
import type { GridKeys } from './useGridKeys.ts';

/** Single keys of a list: j and k move, e edits, x chooses, c creates, / searches. Enter opens by itself: the focus is on the link. */
export function useListKeys(tools: ListTools, grid: GridKeys): void {
  const { object, columns, items, selection, editing } = tools;
  const navigate = useNavigate();
  const keys = useMemo((): SingleKeys => {
    const edit = () => {
      const here = grid.current();
      const record = here && recordsOf(items).find(({ id }) => id === here.id);
      const may = columns.filter((column) => record && isEditable(object, column) && isEditableIn(record, column.path));
      const column = may.find(({ path }) => path === here?.path) ?? may[0];
      if (record && column) editing?.edit({ id: record.id, path: column.path });
    };
    return {
      j: () => grid.move(1),
      k: () => grid.move(-1),
      e: edit,
      x: () => {
        const here = grid.current();
        if (here) selection?.toggle(here.id, false);
      },
      c: () => {
        if (object.can.create) void navigate(`/records/${object.name}/new`);
      },
      '/': () => document.querySelector<HTMLElement>('[data-list-search]')?.focus(),
    };
  }, [object, columns, items, selection, editing, grid, navigate]);
  useSingleKeys(keys);
}
