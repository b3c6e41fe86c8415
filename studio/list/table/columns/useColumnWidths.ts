import { useDebouncedCallback } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { SavedViewList } from '../../../../schemas/generated/api.ts';
import { changeListSetting } from '../../../api/views.ts';
import { settingOf } from '../../views/list-view.ts';
import { useSavedViews, viewsQuery } from '../../views/useSavedViews.ts';
import type { ColumnWidths } from '../list-tools.ts';

const none: Readonly<Record<string, number>> = {};

/** Widths of columns in one view of one list, kept for the person on all devices; written a moment after the last pull. */
export function useColumnWidths(object: string, view: string): ColumnWidths {
  const client = useQueryClient();
  const { saved } = useSavedViews();
  const kept = settingOf(saved, object)?.views.find((each) => each.view === view)?.widths ?? none;
  const place = `${object} ${view}`;
  const [pulled, setPulled] = useState({ place, widths: none });
  const write = useDebouncedCallback((name: string, widths: Readonly<Record<string, number>>) => {
    // Not being kept is no reason to disturb: the widths hold until the page is left.
    changeListSetting(object, { views: [{ view: name, widths }] })
      .then((setting) =>
        client.setQueryData<SavedViewList>(viewsQuery.queryKey, (before) =>
          before ? { ...before, settings: [...before.settings.filter((each) => each.object !== object), setting] } : before,
        ),
      )
      .catch((error: unknown) => console.info('The widths of columns were not kept', error));
  }, 600);
  const set = useCallback(
    (widths: Readonly<Record<string, number>>) => {
      setPulled({ place, widths });
      write(view, widths);
    },
    [place, view, write],
  );
  const widths = pulled.place === place && pulled.widths !== none ? pulled.widths : kept;
  return useMemo(() => ({ widths, set }), [widths, set]);
}
