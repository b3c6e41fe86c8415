import { type ComponentType, lazy } from 'react';
import type { ViewDocument } from '../../schemas/generated/metadata.ts';
import type { CellContext } from '../fields/field-cell.ts';
import { loadTexts } from '../i18n/start-i18n.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';

/** What a board, a calendar or a map is given. */
export interface ViewBodyProps {
  readonly object: ClientObject;
  /** With all that the person has changed in it. */
  readonly view: ViewDocument;
  /** The conditions of the view and of the person as one. */
  readonly filter: string;
  readonly search: string;
  readonly context: CellContext;
}

type ViewType = Exclude<NonNullable<ViewDocument['type']>, 'table'>;

/** What shows the records of views that are no tables, each a chunk of its own with texts of its own. */
export const viewBodies: Readonly<Record<ViewType, ComponentType<ViewBodyProps>>> = {
  board: lazy(async () => ({ default: (await Promise.all([import('../boards/board/board-body.tsx'), loadTexts('boards')]))[0].BoardBody })),
  calendar: lazy(async () => ({ default: (await Promise.all([import('../boards/calendar/calendar-body.tsx'), loadTexts('boards')]))[0].CalendarBody })),
  map: lazy(async () => ({ default: (await Promise.all([import('../boards/map/map-body.tsx'), loadTexts('boards')]))[0].MapBody })),
};
