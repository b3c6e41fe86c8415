import type { Actor } from '../../access/actor.ts';
import { isAdmin } from '../../access/grants.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { hasAdministrator, lastAdministrator } from '../../identity/administrators.ts';
import type { Undoing } from '../../records/write-context.ts';
import { sql } from '../../sql/sql.ts';
import { logRights } from '../log/rights-log.ts';
import { lockRights } from '../rights-transaction.ts';
import { lockHandOver } from './hand-over.ts';
import { handOverBehind } from './hand-over-table.ts';
import { moveReportsAgain, returnReports } from './move-reports.ts';
import { moveSharesAgain, returnShares } from './move-shares.ts';

/**
 * Moves the rights back that a hand-over moved, in the transaction that takes its records back; and forth again where that undo is undone.
 * What has been changed since stays. Nobody is enabled or disabled by it. Throws forbidden for others than administrators, and cannot_undo
 * while a hand-over is under way.
 */
export async function undoHandOver(tx: Tx, { model, actor, undone, operation, now }: Undoing): Promise<void> {
  const done = await handOverBehind(tx, undone);
  if (!done) return;
  if (!isAdmin(model, actor)) throw new AppError('forbidden', 'Only administrators take a hand-over back.');
  if (!(await lockHandOver(tx))) throw new AppError('cannot_undo', 'A hand-over is under way; wait for its end.');
  const { person, successor, moved, undoing } = done;
  const detail = { ...(await nameOf(tx, person)), to: await nameOf(tx, successor), operation, undone, direction: undoing };
  if (moved !== null) {
    await lockRights(tx);
    const administered = await hasAdministrator(tx, model);
    const heirs = { person, successor };
    if (undoing === 'back') {
      await returnShares(tx, heirs, moved);
      await returnReports(tx, heirs, moved);
    } else {
      await moveSharesAgain(tx, heirs, moved);
      await moveReportsAgain(tx, heirs, moved);
    }
    if (administered && !(await hasAdministrator(tx, model))) throw lastAdministrator();
  }
  await log(tx, actor, { at: now, detail });
}

async function nameOf(tx: Tx, id: string): Promise<{ readonly id: string; readonly name: string }> {
  const rows = await tx.query<{ name: string }>(sql`select name from sys."user" where id = ${id}::uuid`);
  return { id, name: rows[0]?.name ?? '' };
}

function log(tx: Tx, actor: Actor, entry: { readonly at: Date; readonly detail: Readonly<Record<string, unknown>> }): Promise<void> {
  return logRights(tx, { actor, what: 'hand_over_undone', ...entry });
}
