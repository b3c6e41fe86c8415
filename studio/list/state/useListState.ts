import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { SavedViewList } from '../../../schemas/generated/api.ts';
import type { ViewDocument } from '../../../schemas/generated/metadata.ts';
import type { ClientMetadata, ClientObject } from '../../metadata/client-metadata.ts';
import { useMe } from '../../session/useMe.ts';
import { defaultPaths } from '../columns.ts';
import { type ListView, openingView, settingOf, viewsOf } from '../views/list-view.ts';
import { differs, effectiveView, joinFilters, readAddress } from './list-address.ts';

/** What the address says about a list. */
export interface ListState {
  /** The view chosen, as it was saved. */
  readonly chosen: ListView | undefined;
  readonly views: readonly ListView[];
  /** The view chosen with all that the address changes in it. */
  readonly view: ViewDocument;
  /** The address says more than the view does. */
  readonly changed: boolean;
  /** The person's own filter, beside that of the view. */
  readonly filter: string;
  readonly search: string;
  /** Such as -created_at; of the address, else of the view. */
  readonly sort: string;
  /** Both filters as one expression. */
  readonly wholeFilter: string;
}

export interface ListChanges {
  readonly view?: string;
  readonly filter?: string;
  readonly search?: string;
  readonly sort?: string;
  readonly columns?: string;
  readonly group?: string;
  readonly sums?: string;
}

/** Filter, search, sort, columns, groups and view live in the address: links can be shared and Back works. */
export function useListState(
  metadata: ClientMetadata,
  object: ClientObject,
  saved: SavedViewList | undefined,
): readonly [ListState, (changes: ListChanges) => void] {
  const [parameters, setParameters] = useSearchParams();
  const { roles } = useMe();
  const views = useMemo(() => viewsOf(metadata, object, saved), [metadata, object, saved]);
  const opens = settingOf(saved, object.name)?.opens;
  const state = useMemo((): ListState => {
    const chosen = views.find(({ key }) => key === parameters.get('view')) ?? openingView(views, opens, roles);
    const address = readAddress(parameters);
    const view = effectiveView(object, chosen?.document, address, defaultPaths(object));
    return {
      chosen,
      views,
      view,
      changed: differs(address),
      filter: address.filter,
      search: address.search,
      sort: view.sort?.join(',') ?? '',
      wholeFilter: joinFilters(view.filter, address.filter),
    };
  }, [object, views, opens, roles, parameters]);
  const change = useCallback(
    (changes: ListChanges) =>
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        // Typing a search would fill the history.
        { replace: 'search' in changes },
      ),
    [setParameters],
  );
  return [state, change];
}
