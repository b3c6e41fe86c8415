import type { Tx } from '../database/database.ts';
import { AppError } from '../errors/app-error.ts';
import { raiseVersion } from './apply-change-set.ts';
import { type KeptChangeSet, updateChangeSet } from './change-set-table.ts';
import { type DocumentWrite, loadKeptDocuments, writeDocuments } from './documents/document-table.ts';
import type { Proposal } from './propose.ts';
import { dropNextColumns, stopDualWrite } from './retype/retype-ddl.ts';
import { planRetype } from './retype/retype-plan.ts';
import { runDdl } from './run-ddl.ts';

/** A set whose values are still being converted has changed nothing yet that anyone sees. */
export function isOnlyPrepared({ steps }: KeptChangeSet): boolean {
  return (steps ?? []).some(({ work, state }) => work.kind === 'switch' && state !== 'done');
}

/** Takes a preparation back, in a transaction that holds the model lock. `proposal` is the set's own, resumed. */
export async function cancelPreparation(tx: Tx, changeSet: KeptChangeSet, { resolution, before }: Proposal, at: Date): Promise<void> {
  const plans = resolution.retypes.map((retype) => planRetype(retype, before.settings));
  await runDdl(
    tx,
    plans.flatMap((plan) => [...stopDualWrite(plan), ...dropNextColumns(plan)]),
  );
  const writes = plans.map((plan): DocumentWrite => ({ kind: 'field', name: plan.before.name, document: plan.before, state: 'active' }));
  await writeDocuments(tx, writes, at);
  await raiseVersion(tx, before.version + 1, writes);
  await updateChangeSet(tx, changeSet.id, { status: 'rolled_back' });
  // It was itself a roll back: what it was to take back stands again.
  if (changeSet.inverse?.of !== undefined) await updateChangeSet(tx, changeSet.inverse.of, { status: 'applied' });
}

/** Refuses unless the set was applied and nobody has changed the same documents since. */
export async function assertCanRollBack(tx: Tx, { status, inverse }: KeptChangeSet): Promise<void> {
  if (status === 'draft' || status === 'rolled_back' || !inverse) throw new AppError('cannot_undo', 'Only an applied change set can be rolled back.');
  const { documents } = await loadKeptDocuments(tx);
  const dropped = inverse.changes.find(({ kind, name, restore, was }) => {
    const data = kind === 'object' || kind === 'field';
    if (was !== undefined) return !documents.has(`field/${name.split('.')[0]}.${was}`);
    return restore === true && data && !documents.has(`${kind}/${name}`);
  });
  if (dropped) throw new AppError('cannot_undo', `The data of "${dropped.name}" was kept for 30 days and is gone.`);
  const stale = inverse.changes.filter(({ kind, name }) => {
    const key = `${kind}/${name}`;
    const kept = documents.get(key);
    return (kept === undefined || kept.state === 'hidden' ? undefined : kept.hash) !== inverse.after[key];
  });
  if (stale.length === 0) return;
  const issues = stale.map(({ kind, name }) => ({ pointer: `/${kind}/${name}`, message: 'was changed by a later change set', code: 'change_set_conflict' }));
  throw new AppError('change_set_conflict', 'Later change sets touched the same documents; roll them back first.', { issues });
}
