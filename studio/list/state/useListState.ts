import { useCallback, useMemo } from 'react';
import type { SavedViewList } from '../../../schemas/generated/api.ts';
import type { ViewDocument } from '../../../schemas/generated/metadata.ts';
import type { ClientMetadata, ClientObject } from '../../metadata/client-metadata.ts';
import { useMe } from '../../session/useMe.ts';
import { setEach, useAddress } from '../../shell/useAddress.ts';
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

/** Changes what the list shows: to something, or by what it shows when the change is made, which may be ahead of what is on screen. */
export type ChangeList = (changes: ListChanges | ((now: ListState) => ListChanges)) => void;

/** Filter, search, sort, columns, groups and view live in the address: links can be shared and Back works. */
export function useListState(metadata: ClientMetadata, object: ClientObject, saved: SavedViewList | undefined): readonly [ListState, ChangeList] {
  const [parameters, setAddress] = useAddress();
  const { roles } = useMe();
  const views = useMemo(() => viewsOf(metadata, object, saved), [metadata, object, saved]);
  const opens = settingOf(saved, object.name)?.opens;
  const read = useCallback(
    (at: URLSearchParams): ListState => {
      const chosen = views.find(({ key }) => key === at.get('view')) ?? openingView(views, opens, roles);
      const address = readAddress(at);
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
    },
    [object, views, opens, roles],
  );
  const state = useMemo(() => read(parameters), [read, parameters]);
  const change = useCallback<ChangeList>(
    (changes) =>
      setAddress(
        (next) => setEach(next, { ...(typeof changes === 'function' ? changes(read(next)) : changes) }),
        // Typing a search would fill the history.
        { replace: 'search' in changes },
      ),
    [setAddress, read],
  );
  return [state, change];
}
