import type { Tx } from '../../database/database.ts';
import type { Issue } from '../../errors/issue.ts';
import type { KeptPlan } from '../change-set-table.ts';
import type { ChangePlan } from '../change-sets.ts';
import { documentKey } from '../documents/document-table.ts';
import type { Proposal } from '../propose.ts';
import { addNextColumns, fillAll, startDualWrite } from '../retype/retype-ddl.ts';
import { planRetype } from '../retype/retype-plan.ts';
import { switchRetype } from '../retype/switch-retype.ts';
import { ddlText } from '../run-ddl.ts';
import { readCatalogue, smallTables, tableKey } from '../tables/catalogue.ts';
import { compareRollUps, dropRollUps } from '../tables/compare-roll-ups.ts';
import { compareTables } from '../tables/compare-tables.ts';
import type { Ddl } from '../tables/ddl.ts';
import { wantedTables } from '../tables/wanted-tables.ts';
import { type CheckedValues, countRows, countValues } from './count-values.ts';
import { findDependants, standingIssues } from './find-dependants.ts';
import { newlyExposed } from './newly-exposed.ts';
import { tellStory } from './tell-story.ts';
import { valueChecks } from './value-checks.ts';

type Phase = ChangePlan['ddl'][number]['phase'];

/** Works out what a proposal would do, without doing any of it. */
export async function makePlan(tx: Tx, proposal: Proposal, smallRows: number): Promise<KeptPlan> {
  const { before, resolution, kept } = proposal;
  const values: CheckedValues[] = [];
  for (const check of valueChecks(proposal)) values.push(await countValues(tx, check));
  const ddl = await planDdl(tx, proposal, smallRows);
  const objects: { object: string; rows: number }[] = [];
  for (const object of touchedObjects(proposal)) objects.push({ object, rows: await countRows(tx, object) });
  return {
    model_version: before.version,
    story: tellStory(proposal, values, ddl.filter(({ phase }) => phase === 'queued').length),
    risk: riskOf(proposal, values),
    issues: [...standingIssues(proposal), ...duplicateIssues(values)],
    objects,
    unconvertible: values.filter(({ count }) => count > 0).map(({ check, count, samples }) => ({ field: `${check.object}.${check.field}`, count, samples })),
    dependants: findDependants(proposal),
    ddl,
    base: Object.fromEntries(resolution.writes.map((write) => [documentKey(write), kept.documents.get(documentKey(write))?.hash ?? ''])),
  };
}

/** Values that rule out what is asked for, as issues. */
export function duplicateIssues(values: readonly CheckedValues[]): readonly Issue[] {
  return values
    .filter(({ check, count }) => check.problem === 'duplicate' && count > 0)
    .map(({ check, count }) => ({
      pointer: check.field.includes(',') ? `/object/${check.object}/unique` : `/field/${check.object}.${check.field}/unique`,
      message: `${count} records share their ${check.field} with another one.`,
      code: 'duplicates',
      params: { count },
    }));
}

function touchedObjects({ before, resolution }: Proposal): readonly string[] {
  const names = resolution.writes.flatMap(({ kind, name }) => (kind === 'object' ? [name] : kind === 'field' ? [name.split('.')[0] as string] : []));
  return [...new Set(names)].filter((name) => before.objects.get(name)?.table[0] === 'crm');
}

async function planDdl(tx: Tx, { before, after, resolution }: Proposal, smallRows: number): Promise<ChangePlan['ddl']> {
  if (!after) return [];
  const told = (phase: Phase, statements: readonly Ddl[]): ChangePlan['ddl'] => statements.map(({ sql, lock }) => ({ sql: ddlText(sql), lock, phase }));
  const version = before.version + 1;
  const plans = resolution.retypes.map((retype) => planRetype(retype, before.settings));
  const tables = wantedTables(resolution.writes, before, after);
  const catalogue = await readCatalogue(tx, tables.map(tableKey), smallRows);
  const rollUps = compareRollUps(before, after);
  for (const { table } of rollUps.gone) catalogue.delete(`crm.${table}`);
  const live = [...new Set(plans.map(({ object }) => `crm.${object}`))];
  const staged = live.length > 0 && (await smallTables(tx, live, smallRows)).size < live.length;
  const switched = plans.flatMap((plan) => switchRetype(plan, before, catalogue, version, staged));
  const { now, queued } = compareTables(tables, catalogue);
  const dropped = dropRollUps(rollUps);
  if (!staged) return [...told('apply', [...dropped, ...switched, ...now]), ...told('queued', queued)];
  const prepared = plans.flatMap((plan) => [...addNextColumns(plan), ...startDualWrite(plan)]);
  const filled = plans.flatMap(fillAll);
  return [...told('apply', prepared), ...told('queued', [...filled, ...dropped, ...switched, ...now, ...queued])];
}

function riskOf({ before, after, resolution }: Proposal, values: readonly CheckedValues[]): ChangePlan['risk'] {
  const deletes = resolution.writes.some(({ kind, state }) => state === 'hidden' && (kind === 'object' || kind === 'field'));
  if (deletes || values.some(({ check, count }) => count > 0 && (check.problem === 'lost' || check.problem === 'duplicate'))) return 'dangerous';
  const exposes = after !== undefined && (compareRollUps(before, after).made.length > 0 || newlyExposed(before, after).length > 0);
  return exposes || resolution.retypes.length > 0 || values.some(({ count }) => count > 0) ? 'careful' : 'safe';
}
