import type { Tx } from '../../database/database.ts';
import { ident, join, sql } from '../../sql/sql.ts';
import type { ImportPlan } from '../mapping/import-plan.ts';

/**
 * Lets the planner look at the tables that an import fills. Into an empty system 100,000 rows come faster than autovacuum wakes, and
 * plans made for empty tables (those of foreign keys are kept) read them whole for each row: an import then takes ten times as long.
 */
export async function analyzeTables(tx: Tx, plan: ImportPlan): Promise<void> {
  const tables = new Map(plan.entries.flatMap(({ object }) => [[object.table.join('.'), object.table] as const, ...sideTables(object.fields.values())]));
  await tx.query(sql`analyze ${join([...tables.values()].map((table) => ident(...table)))}`);
}

function sideTables(fields: Iterable<{ readonly sideTable?: string }>): readonly (readonly [string, readonly [string, string]])[] {
  return [...fields].flatMap(({ sideTable }) => (sideTable === undefined ? [] : [[`crm.${sideTable}`, ['crm', sideTable]] as const]));
}
