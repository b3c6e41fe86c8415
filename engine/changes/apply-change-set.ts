import type { Tx } from '../database/database.ts';
import { modelChannel } from '../database/model-store.ts';
import { AppError } from '../errors/app-error.ts';
import { failpoint } from '../errors/failpoint.ts';
import { hasAdministrator, lastAdministrator } from '../identity/administrators.ts';
import type { Model } from '../metadata/model.ts';
import type { StoredRollUp } from '../metadata/stored-roll-ups.ts';
import { sql } from '../sql/sql.ts';
import { type Inverse, type KeptChangeSet, updateChangeSet } from './change-set-table.ts';
import { documentHash } from './documents/canonical-document.ts';
import { type DocumentWrite, documentKey, type KeptDocuments, writeDocuments, writeRetiredNames } from './documents/document-table.ts';
import { type Proposal, refusal } from './propose.ts';
import { addNextColumns, startDualWrite } from './retype/retype-ddl.ts';
import { planRetype, type RetypePlan } from './retype/retype-plan.ts';
import { switchRetype } from './retype/switch-retype.ts';
import { runDdl } from './run-ddl.ts';
import type { Step } from './steps/step.ts';
import { storeAllRecords } from './steps/store-all-records.ts';
import type { StoredChange } from './stored-change.ts';
import { readCatalogue, smallTables, tableKey } from './tables/catalogue.ts';
import { compareRollUps, dropRollUps, type RollUpChanges } from './tables/compare-roll-ups.ts';
import { compareTables } from './tables/compare-tables.ts';
import type { QueuedDdl } from './tables/ddl.ts';
import { violatedConstraint } from './tables/violated-constraint.ts';
import { wantedTables } from './tables/wanted-tables.ts';

export interface ApplySettings {
  readonly at: Date;
  /** Tables with at most so many rows are changed in the applying transaction, larger ones by steps. */
  readonly smallRows: number;
}

/** A proposal without issues. */
export type SoundProposal = Proposal & { readonly after: Model };

/** Applies a proposal in a transaction that holds the model lock: all of it, or the preparation when values of large tables must be converted first. */
export async function applyProposal(tx: Tx, changeSet: KeptChangeSet, proposal: SoundProposal, settings: ApplySettings): Promise<readonly Step[]> {
  assertUnchangedSincePlan(changeSet, proposal.kept);
  const plans = proposal.resolution.retypes.map((retype) => planRetype(retype, proposal.after.settings));
  const tables = [...new Set(plans.map(({ object }) => `crm.${object}`))];
  const small = tables.length === 0 ? new Set() : await smallTables(tx, tables, settings.smallRows);
  if (small.size < tables.length) return prepareRetypes(tx, changeSet, proposal, plans, settings.at);
  return completeProposal(tx, changeSet, proposal, settings, []);
}

/** Whoever could mend it would be locked out with everybody else. */
async function assertAdministered(tx: Tx, { resolution, before, after }: SoundProposal): Promise<void> {
  if (!resolution.writes.some(({ kind }) => kind === 'role')) return;
  if ((await hasAdministrator(tx, before)) && !(await hasAdministrator(tx, after))) throw lastAdministrator();
}

/** Writes documents, tables, version and inverse. `done` are the steps that prepared it. Throws last_administrator. */
export async function completeProposal(
  tx: Tx,
  changeSet: KeptChangeSet,
  proposal: SoundProposal,
  { at, smallRows }: ApplySettings,
  done: readonly Step[],
): Promise<readonly Step[]> {
  const { resolution, before, after } = proposal;
  await assertAdministered(tx, proposal);
  const version = before.version + 1;
  const plans = resolution.retypes.map((retype) => planRetype(retype, after.settings));
  const tables = wantedTables(resolution.writes, before, after);
  const rollUps = compareRollUps(before, after);
  const catalogue = await readCatalogue(tx, tables.map(tableKey), smallRows);
  for (const { table } of rollUps.gone) catalogue.delete(`crm.${table}`);
  const retypes = plans.flatMap((plan) => switchRetype(plan, before, catalogue, version, done.length > 0));
  const { now, queued } = compareTables(tables, catalogue);
  await runDdl(tx, [...dropRollUps(rollUps), ...retypes, ...now]).catch((error: unknown) => {
    throw notUnique(error, after) ?? error;
  });
  failpoint('apply.tables-changed');
  const large = await fillSmallRollUps(tx, after, rollUps, smallRows);
  const filling = large.flatMap((rollUp) => beingFilled(rollUp, rollUps));
  const settled = resolution.writes.filter((write) => !filling.some(({ name }) => name === write.name));
  await writeDocuments(tx, [...settled, ...filling, ...plans.flatMap((plan) => keptColumns(plan, version))], at);
  await writeRetiredNames(tx, resolution.retired, resolution.freed, at);
  await raiseVersion(tx, version, resolution.writes);
  const steps = [...done, ...large.map(fillStep), ...queued.map(stepOf)];
  await updateChangeSet(tx, changeSet.id, {
    status: steps.length > done.length ? 'building' : 'applied',
    inverse: inverseOf(changeSet, resolution.inverse, resolution.writes, plans, version),
    model_version: version,
    steps,
    applied_at: at,
  });
  return steps;
}

/** Values that became equal after they were checked, or came back with a field, as the issue they are. */
function notUnique(error: unknown, model: Model): AppError | undefined {
  const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown };
  if (code !== '23505' || typeof constraint !== 'string') return undefined;
  for (const object of model.objects.values()) {
    const violated = violatedConstraint(object, constraint);
    if (!violated) continue;
    const pointer = violated.key === undefined ? `/field/${object.name}.${violated.fields[0]}/unique` : `/object/${object.name}/unique`;
    return refusal([{ pointer, message: `Some records share their ${violated.fields.join(', ')}.`, code: 'duplicates' }]);
  }
  return undefined;
}

/** Marks the fields, adds the columns they will have, and lets writes go to both; the steps do the rest. */
async function prepareRetypes(tx: Tx, changeSet: KeptChangeSet, { before }: SoundProposal, plans: readonly RetypePlan[], at: Date): Promise<readonly Step[]> {
  const version = before.version + 1;
  await runDdl(
    tx,
    plans.flatMap((plan) => [...addNextColumns(plan), ...startDualWrite(plan)]),
  );
  failpoint('apply.prepared');
  const writes = plans.map((plan): DocumentWrite => ({ kind: 'field', name: plan.before.name, document: plan.before, state: 'building' }));
  await writeDocuments(tx, writes, at);
  await raiseVersion(tx, version, writes);
  const waiting = { state: 'waiting', done: 0, total: 0 } as const;
  const steps: Step[] = plans.flatMap(({ object, field, before: { name } }): Step[] => [
    { ...waiting, name: `convert ${name}`, work: { kind: 'fill', schema: 'crm', object, field } },
    { ...waiting, name: `convert past versions of ${name}`, work: { kind: 'fill', schema: 'past', object, field } },
  ]);
  steps.push({ ...waiting, total: 1, name: 'switch to the converted values', work: { kind: 'switch' } });
  await updateChangeSet(tx, changeSet.id, { status: 'building', model_version: version, steps, applied_at: at });
  return steps;
}

/** The former columns stay as a hidden document, until they are dropped for good or a roll back takes their values. */
function keptColumns(plan: RetypePlan, version: number): DocumentWrite[] {
  const kept: DocumentWrite = { kind: 'field', name: `${plan.object}.${plan.retired(version)}`, document: plan.before, state: 'hidden' };
  return plan.was === undefined ? [kept] : [kept, { kind: 'field', name: `${plan.object}.${plan.was}`, state: 'hidden' }];
}

/** Works out the stored roll-ups that have few records to count, and answers the others, which are for steps. */
async function fillSmallRollUps(tx: Tx, after: Model, { made, stale }: RollUpChanges, smallRows: number): Promise<readonly StoredRollUp[]> {
  const large: StoredRollUp[] = [];
  for (const rollUp of [...made, ...stale]) {
    const tables = [...new Set([rollUp.field.object, ...rollUp.sources.map(({ object }) => object)])].map((object) => `crm.${object}`);
    if ((await smallTables(tx, tables, smallRows)).size < tables.length) large.push(rollUp);
    else await storeAllRecords(tx, after, rollUp);
  }
  return large;
}

/** While its new table is being filled a roll-up is worked out whenever it is read. */
function beingFilled({ field: { document } }: StoredRollUp, { made }: RollUpChanges): DocumentWrite[] {
  return made.some(({ field }) => field.document.name === document.name) ? [{ kind: 'field', name: document.name, document, state: 'building' }] : [];
}

function fillStep({ field: { object, name } }: StoredRollUp): Step {
  return { name: `work out ${object}.${name}`, state: 'waiting', done: 0, total: 0, work: { kind: 'roll_up', object, field: name } };
}

function stepOf({ kind, object, table, name }: QueuedDdl): Step {
  return { name: `${kind} ${name}`, state: 'waiting', done: 0, total: 1, work: { kind, object, table, target: name } };
}

/** A plan is a promise about certain documents; when they changed since, it is worth nothing. */
function assertUnchangedSincePlan(changeSet: KeptChangeSet, kept: KeptDocuments): void {
  const stale = Object.entries(changeSet.plan?.base ?? {}).filter(([key, hash]) => (kept.documents.get(key)?.hash ?? '') !== hash);
  if (stale.length === 0) return;
  const issues = stale.map(([key]) => ({ pointer: `/${key}`, message: 'was changed since the plan was made', code: 'change_set_conflict' }));
  throw new AppError('change_set_conflict', 'Documents were changed since the plan was made; plan again.', { issues });
}

function inverseOf(
  changeSet: KeptChangeSet,
  changes: readonly StoredChange[],
  writes: readonly DocumentWrite[],
  plans: readonly RetypePlan[],
  version: number,
): Inverse {
  const was = new Map(plans.map((plan) => [plan.before.name, plan.retired(version)]));
  const back = changes.map((change): StoredChange => {
    const kept = change.kind === 'field' ? was.get(change.name) : undefined;
    return kept === undefined ? change : { ...change, was: kept };
  });
  const after = writes.flatMap((write) => (write.document && write.state !== 'hidden' ? [[documentKey(write), documentHash(write.document)] as const] : []));
  const of = changeSet.inverse?.of;
  return { changes: back, after: Object.fromEntries(after), ...(of === undefined ? {} : { of }) };
}

/** Sets the version and tells every process; rights have a version of their own because sessions cache them. */
export async function raiseVersion(tx: Tx, version: number, writes: readonly DocumentWrite[]): Promise<void> {
  const rights = writes.some(({ kind }) => kind === 'role') ? 1 : 0;
  await tx.query(sql`update sys.model set version = ${version}, rights_version = rights_version + ${sql.lit(rights)}`);
  await tx.query(sql`select pg_notify(${modelChannel}, ${String(version)})`);
}
