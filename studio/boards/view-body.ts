import type { ViewDocument } from '../../schemas/generated/metadata.ts';
import type { CellContext } from '../fields/field-cell.ts';
import type { ClientObject } from '../metadata/client-metadata.ts';

/** What a list gives to the bodies that show its records otherwise than as a table. They load their own records. */
export interface ViewBodyProps {
  readonly object: ClientObject;
  /** With all that the person has changed in it. */
  readonly view: ViewDocument;
  /** The filters of the view and of the person as one. */
  readonly filter: string;
  readonly search: string;
  readonly context: CellContext;
}
