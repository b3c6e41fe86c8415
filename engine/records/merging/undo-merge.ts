import type { Tx } from '../../database/database.ts';
import { moveBeside, returnBeside } from './beside-records.ts';
import { markMerge, mergeBehind } from './merge-table.ts';

/**
 * Moves back what a merge moved beside records, in the transaction that takes its records back; and forth again where that undo is undone.
 * Does nothing where the operation was none.
 */
export async function undoMerge(tx: Tx, undone: string): Promise<void> {
  const { merges, undoing } = await mergeBehind(tx, undone);
  for (const merge of merges) {
    const move = { object: merge.object, from: merge.record, to: merge.kept };
    if (undoing === 'forth') await markMerge(tx, merge, false, await moveBeside(tx, move));
    else {
      await returnBeside(tx, move, merge.moved);
      await markMerge(tx, merge, true, merge.moved);
    }
  }
}
