import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ViewDocument } from '../../../schemas/generated/metadata.ts';
import type { ClientMetadata, ClientObject } from '../../metadata/client-metadata.ts';

/** What the address says about a list. */
export interface ListState {
  readonly view: ViewDocument | undefined;
  readonly views: readonly ViewDocument[];
  /** The person's own filter, beside that of the view. */
  readonly filter: string;
  readonly search: string;
  /** Such as -created_at; of the address, else of the view. */
  readonly sort: string;
  /** Both filters as one expression. */
  readonly wholeFilter: string;
}

export interface ListChanges {
  readonly filter?: string;
  readonly search?: string;
  readonly sort?: string;
}

/** Filter, search, sort and view live in the address: links can be shared and Back works. */
export function useListState(metadata: ClientMetadata, object: ClientObject): readonly [ListState, (changes: ListChanges) => void] {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo(() => {
    const views = metadata.views.filter((view) => view.object === object.name).toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
    const view = views.find((candidate) => candidate.name === parameters.get('view')) ?? views.find((candidate) => candidate.default) ?? views[0];
    const filter = parameters.get('filter') ?? '';
    const filters = [view?.filter ?? '', filter].filter((text) => text.trim() !== '');
    return {
      view,
      views,
      filter,
      search: parameters.get('search') ?? '',
      sort: parameters.get('sort') ?? view?.sort?.join(',') ?? '',
      wholeFilter: filters.length > 1 ? filters.map((text) => `(${text})`).join(' && ') : (filters[0] ?? ''),
    };
  }, [metadata, object, parameters]);
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
