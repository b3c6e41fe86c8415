import type { TFunction } from 'i18next';
import { ProblemError, type ProblemIssue } from '../../api/problem.ts';
import { problemText } from '../../shell/problems/problem-text.ts';

export interface CellFault {
  /** It is about the value of the cell: it belongs beside it. */
  readonly beside: boolean;
  readonly text: string;
}

export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'conflict';
}

/** What an issue says, in the person's language where its code is known. */
export function issueWords(issue: ProblemIssue, t: TFunction): string {
  // @NOTE codes come from the server; those without a translation fall back to the message it sent.
  return issue.code === undefined ? issue.message : t(`issues.${issue.code}` as 'issues.value_required', { defaultValue: issue.message, ...issue.params });
}

/** Why a cell was not saved, and whether that belongs beside it. Faults of other fields and of the record as a whole stand in a note. */
export function cellFault(error: unknown, path: string, t: TFunction): CellFault {
  const issues = error instanceof ProblemError ? error.issues : [];
  const own = issues.find(({ pointer }) => pointer.split('/')[1] === path);
  if (own) return { beside: true, text: issueWords(own, t) };
  const offline = error instanceof ProblemError && error.code === 'offline';
  const other = issues[0];
  return { beside: offline, text: other && !offline ? issueWords(other, t) : problemText(error, t) };
}
