import type { ViewDocument } from '../../../schemas/generated/metadata.ts';
import { type ScreenContext, type Sight, sightInList } from './screen-context.ts';

/** A view without what the person is not shown; undefined where nothing is left of it or it would show other records than its name says. */
export function readableView(context: ScreenContext, view: ViewDocument): ViewDocument | undefined {
  const sight = sightInList(context, 'view', view.object);
  if (!sight) return undefined;
  const columns = view.columns.filter(sight.reads);
  if (columns.length === 0 || !sight.tells(view.filter)) return undefined;
  const shape = readableShape(sight, view);
  if (!shape) return undefined;
  const { board: _board, calendar: _calendar, map: _map, group, sums, sort, ...rest } = view;
  return {
    ...rest,
    columns,
    ...(sort ? { sort: sort.filter(sight.readsAtOnce) } : {}),
    ...(group !== undefined && sight.readsAtOnce(group) ? { group } : {}),
    ...(sums ? { sums: sums.filter(sight.readsAtOnce) } : {}),
    ...shape,
  };
}

/** What makes a board, a calendar or a map of the view; undefined where the field that it stands on is not shown. */
function readableShape(sight: Sight, { type, board, calendar, map }: ViewDocument): Pick<ViewDocument, 'board' | 'calendar' | 'map'> | undefined {
  const needed = { table: undefined, board: board?.field, calendar: calendar?.start, map: map?.address }[type ?? 'table'];
  if (needed !== undefined && !sight.readsAtOnce(needed)) return undefined;
  return {
    ...(board && sight.readsAtOnce(board.field) ? { board: { ...board, ...(board.card ? { card: board.card.filter(sight.reads) } : {}) } } : {}),
    ...(calendar && sight.readsAtOnce(calendar.start) ? { calendar: readableCalendar(sight, calendar) } : {}),
    ...(map && sight.readsAtOnce(map.address) ? { map } : {}),
  };
}

function readableCalendar(sight: Sight, { start, end, by, conflicts }: NonNullable<ViewDocument['calendar']>): NonNullable<ViewDocument['calendar']> {
  return {
    start,
    ...(end !== undefined && sight.readsAtOnce(end) ? { end } : {}),
    ...(by !== undefined && sight.readsAtOnce(by) ? { by } : {}),
    ...(conflicts?.every(sight.readsAtOnce) ? { conflicts } : {}),
  };
}
