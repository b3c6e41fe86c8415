import type { Tx } from '../../../database/database.ts';
import { sql } from '../../../sql/sql.ts';
import { type Deed, deedColumns, type Phase } from '../deeds.ts';
import { inOrder } from '../undo-operation.ts';
import type { StoredUndo } from './undo-job-table.ts';

/** A deed with the record that it is settled with: itself, or the one that owns it. */
export interface ChunkDeed extends Deed {
  readonly object: string;
  readonly root: string;
}

const kinds = { remove: ['create', 'restore'], return: ['update', 'delete'] } as const;

/**
 * The next deeds of this round that are to be settled in one transaction: about `size` of them, of one object with their lines. First all
 * that removes, then all that returns, so that what goes makes room for what comes back; `order` has each object after those it points to.
 */
export async function pickChunk(tx: Tx, job: StoredUndo, order: readonly string[], size: number): Promise<readonly ChunkDeed[]> {
  for (const phase of ['remove', 'return'] as const) {
    for (const name of inOrder(order, phase)) {
      const roots = await rootsOf(tx, job, name, phase, size);
      if (roots.length === 0) continue;
      const lines = await linesOf(tx, job, roots);
      return cut(roots, lines, size);
    }
  }
  return [];
}

/** Later records mostly point to earlier ones: they go first and come back last. */
function rootsOf(tx: Tx, { operation, round }: StoredUndo, object: string, phase: Phase, size: number): Promise<ChunkDeed[]> {
  return tx.query<ChunkDeed>(sql`select d.object, d.record::text as root, ${deedColumns} from sys.undo_deed as d where d.undo = ${operation}::uuid and d.object = ${object} and d.root is null
    and d.passed < ${sql.lit(round)} and d.first_kind = any(${kinds[phase]}::text[]) order by d.record ${phase === 'remove' ? sql`desc` : sql`asc`} limit ${sql.lit(size)}`);
}

async function linesOf(tx: Tx, { operation }: StoredUndo, roots: readonly ChunkDeed[]): Promise<ReadonlyMap<string, readonly ChunkDeed[]>> {
  const lines = await tx.query<ChunkDeed>(sql`select d.object, d.root::text as root, ${deedColumns} from sys.undo_deed as d
    where d.undo = ${operation}::uuid and d.root = any(${roots.map(({ record }) => record)}::uuid[])`);
  return Map.groupBy(lines, ({ root }) => root);
}

/** As many records with all their lines as make about `size`, one at least. */
function cut(roots: readonly ChunkDeed[], lines: ReadonlyMap<string, readonly ChunkDeed[]>, size: number): readonly ChunkDeed[] {
  const chosen: ChunkDeed[] = [];
  for (const root of roots) {
    const family = [root, ...(lines.get(root.record) ?? [])];
    if (chosen.length > 0 && chosen.length + family.length > size) break;
    chosen.push(...family);
  }
  return chosen;
}
