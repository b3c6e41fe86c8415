import type { Tx } from '../../database/database.ts';
import type { Proposal } from '../propose.ts';
import { refusal } from '../propose.ts';
import { type CheckedValues, countValues } from './count-values.ts';
import { standingIssues } from './find-dependants.ts';
import { duplicateIssues } from './make-plan.ts';
import { valueChecks } from './value-checks.ts';

/** Refuses, with all reasons, what cannot be applied as things stand. */
export async function assertApplicable(tx: Tx, proposal: Proposal): Promise<void> {
  const issues = standingIssues(proposal);
  if (issues.length > 0) throw refusal(issues);
  const values: CheckedValues[] = [];
  for (const check of valueChecks(proposal)) if (check.problem === 'duplicate') values.push(await countValues(tx, check));
  const duplicates = duplicateIssues(values);
  if (duplicates.length > 0) throw refusal(duplicates);
}
