import type { BulkEditRequest } from '../../../schemas/generated/api.ts';
import type { ListState } from '../state/useListState.ts';
import type { Selection } from './useSelection.ts';

export type Which = Pick<BulkEditRequest, 'ids' | 'match'>;

type Shown = Pick<ListState, 'wholeFilter' | 'search'>;

/** The records chosen, as a bulk edit names them: one by one, or by what the list stands for. */
export function chosenRecords({ all, ids }: Pick<Selection, 'all' | 'ids'>, { wholeFilter, search }: Shown): Which {
  if (!all) return { ids: [...ids] };
  return { match: { ...(wholeFilter === '' ? {} : { filter: wholeFilter }), ...(search === '' ? {} : { search }) } };
}
