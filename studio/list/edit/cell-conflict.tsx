import { useQueryClient } from '@tanstack/react-query';
import type { CellContext } from '../../fields/field-cell.ts';
import { ConflictDialog } from '../../forms/conflict/conflict-dialog.tsx';
import type { ClientObject } from '../../metadata/client-metadata.ts';
import { patchLists } from './patch-lists.ts';
import type { CellConflict, Editing } from './useEditing.ts';
import { useSaveCell } from './useSaveCell.ts';

export interface CellConflictDialogProps {
  readonly object: ClientObject;
  readonly context: CellContext;
  readonly conflict: CellConflict;
  readonly editing: Editing;
}

/** Both values of a cell that two people changed; the one chosen stays. */
export function CellConflictDialog({ object, context, conflict, editing }: CellConflictDialogProps) {
  const client = useQueryClient();
  const save = useSaveCell(object, editing);
  const { column, current, mine } = conflict;
  const { path } = column;
  const settle = async (changes: Readonly<Record<string, unknown>>) => {
    editing.clash(undefined);
    // Either way the list goes on from what the other one left.
    patchLists(client, object.name, current.id, (now) => ({ ...now, ...current }));
    if (path in changes) await save({ column, record: current, value: mine, version: current.version });
  };
  return (
    <ConflictDialog
      object={object}
      conflict={{ current, fields: [path], mine: { [path]: mine } }}
      context={context}
      onClose={() => editing.clash(undefined)}
      onSave={settle}
    />
  );
}
