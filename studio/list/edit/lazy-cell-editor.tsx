import { lazy, Suspense } from 'react';
import { loadTexts } from '../../i18n/start-i18n.ts';
import classes from '../table/record-table.module.css';
import type { CellConflictDialogProps } from './cell-conflict.tsx';
import type { CellEditorProps } from './cell-editor.tsx';

// Inputs of all field types come with the first cell that is edited.
const Editor = lazy(async () => {
  const [{ CellEditor: Loaded }] = await Promise.all([import('./cell-editor.tsx'), loadTexts('lists')]);
  return { default: Loaded };
});

const Conflict = lazy(async () => {
  const [{ CellConflictDialog }] = await Promise.all([import('./cell-conflict.tsx'), loadTexts('lists')]);
  return { default: CellConflictDialog };
});

/** A cell in which its value is edited. */
export function CellEditor(props: CellEditorProps) {
  return (
    <Suspense fallback={<td className={classes.cell} aria-busy />}>
      <Editor {...props} />
    </Suspense>
  );
}

/** Both values of a cell that two people changed. */
export function LazyCellConflict(props: CellConflictDialogProps) {
  return (
    <Suspense>
      <Conflict {...props} />
    </Suspense>
  );
}
