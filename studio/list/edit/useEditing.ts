import { useCallback, useMemo, useState } from 'react';
import type { WireRecord } from '../../api/records/records.ts';
import type { ListColumn } from '../columns.ts';

/** A cell of a list. */
export interface CellPlace {
  readonly id: string;
  readonly path: string;
}

/** A cell that is being edited, with what was typed and refused before. */
export interface OpenCell extends CellPlace {
  readonly typed?: unknown;
  readonly error?: string;
}

/** A cell that somebody else changed while it was edited. */
export interface CellConflict {
  readonly column: ListColumn;
  /** The record as it is now. */
  readonly current: WireRecord;
  readonly mine: unknown;
}

/** Which cell of a list is being edited, and which edit clashed with another one. */
export interface Editing {
  readonly open: OpenCell | undefined;
  readonly conflict: CellConflict | undefined;
  edit(cell: OpenCell): void;
  close(): void;
  clash(conflict: CellConflict | undefined): void;
}

export function useEditing(): Editing {
  const [open, setOpen] = useState<OpenCell>();
  const [conflict, setConflict] = useState<CellConflict>();
  const close = useCallback(() => setOpen(undefined), []);
  return useMemo(() => ({ open, conflict, edit: setOpen, close, clash: setConflict }), [open, conflict, close]);
}
