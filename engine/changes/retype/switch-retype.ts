import type { Model } from '../../metadata/model.ts';
import { ident, sql } from '../../sql/sql.ts';
import type { Catalogue } from '../tables/catalogue.ts';
import { type Ddl, locks } from '../tables/ddl.ts';
import { liveTable } from '../tables/object-tables.ts';
import { addNextColumns, fillAll, stopDualWrite, switchColumns } from './retype-ddl.ts';
import type { RetypePlan } from './retype-plan.ts';

/**
 * The statements that give a field its new columns, filled before by steps or here and now. `catalogue` is brought to what they leave,
 * so that comparing tables afterwards finds the indexes and constraints to make anew.
 */
export function switchRetype(plan: RetypePlan, before: Model, catalogue: Catalogue, version: number, filled: boolean): Ddl[] {
  const dropped = dropRules(plan, before, catalogue);
  const fill = filled ? stopDualWrite(plan) : [...addNextColumns(plan), ...fillAll(plan)];
  for (const schema of ['crm', 'past']) {
    const columns = catalogue.get(`${schema}.${plan.object}`)?.columns;
    for (const suffix of plan.oldSuffixes) columns?.delete(`${plan.field}${suffix}`);
    for (const { suffix } of plan.columns) columns?.add(`${plan.field}${suffix}`);
  }
  return [...dropped, ...fill, ...switchColumns(plan, version)];
}

/** Indexes and constraints follow a renamed column; those of the field must not stay behind under names that the new column needs. */
function dropRules(plan: RetypePlan, before: Model, catalogue: Catalogue): Ddl[] {
  const object = before.objects.get(plan.object);
  const facts = catalogue.get(`crm.${plan.object}`);
  if (!object || !facts) return [];
  const table = liveTable(object);
  const statements: Ddl[] = [];
  for (const { name, fields } of table.indexes) {
    if (!fields.includes(plan.field) || !facts.indexes.delete(name)) continue;
    statements.push({ sql: sql`drop index ${ident('crm', name)}`, lock: locks.brief });
  }
  for (const { name, fields } of table.constraints) {
    if (!fields.includes(plan.field) || !facts.constraints.delete(name)) continue;
    statements.push({ sql: sql`alter table ${ident('crm', plan.object)} drop constraint ${ident(name)}`, lock: locks.brief });
  }
  return statements;
}
