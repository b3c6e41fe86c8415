import type { TFunction } from 'i18next';
import { ProblemError } from '../../api/problem.ts';
import { problemText } from '../../shell/problems/problem-text.ts';

/** Why there is no file; of the limit of a role how many records it allows. */
export function exportRefusal(error: unknown, t: TFunction): string {
  const most = error instanceof ProblemError && error.members.limit === 'export_rows' ? error.members.most : undefined;
  return typeof most === 'number' ? t('export.tooMany', { most }) : problemText(error, t);
}
