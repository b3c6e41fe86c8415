import type { ComponentType } from 'react';
import type { ViewDocument } from '../../schemas/generated/metadata.ts';
import type { CellContext } from '../fields/field-cell.ts';
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

/** What shows the records of views that are no tables, each a chunk of its own; a type that is not here is shown as a table. */
export const viewBodies: Readonly<Partial<Record<ViewType, ComponentType<ViewBodyProps>>>> = {};
