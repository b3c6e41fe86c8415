import type { ProblemIssue } from '../../api/problem.ts';

/** The plan says why it cannot be applied as it stands. */
export class PlanRefused extends Error {
  readonly issues: readonly ProblemIssue[];

  constructor(issues: readonly ProblemIssue[]) {
    super(issues[0]?.message ?? 'refused');
    this.name = 'PlanRefused';
    this.issues = issues;
  }
}
