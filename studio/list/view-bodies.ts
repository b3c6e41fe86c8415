import { type ComponentType, lazy } from 'react';
import type { ViewDocument } from '../../schemas/generated/metadata.ts';
import type { ViewBodyProps } from '../boards/view-body.ts';
import { loadTexts } from '../i18n/start-i18n.ts';

type ViewType = Exclude<NonNullable<ViewDocument['type']>, 'table'>;

/** What shows the records of views that are no tables, each a chunk of its own with texts of its own. */
export const viewBodies: Readonly<Record<ViewType, ComponentType<ViewBodyProps>>> = {
  board: lazy(async () => ({ default: (await Promise.all([import('../boards/board/board-body.tsx'), loadTexts('boards')]))[0].BoardBody })),
  calendar: lazy(async () => ({ default: (await Promise.all([import('../boards/calendar/calendar-body.tsx'), loadTexts('boards')]))[0].CalendarBody })),
  map: lazy(async () => ({ default: (await Promise.all([import('../boards/map/map-body.tsx'), loadTexts('boards')]))[0].MapBody })),
};
