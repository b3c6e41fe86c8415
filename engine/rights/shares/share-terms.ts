import type { ShareRequest } from '../../../schemas/generated/api.ts';
import type { Tx } from '../../database/database.ts';
import type { Issue } from '../../errors/issue.ts';
import type { Model } from '../../metadata/model.ts';
import { normalSubject, subjectIssue } from './subjects.ts';

/** What is wrong with what is to be shared with whom until when. */
export async function termIssues(tx: Tx, model: Model, { subject, can, expires_at }: ShareRequest, now: Date): Promise<readonly Issue[]> {
  const issues: Issue[] = [];
  const unknown = await subjectIssue(tx, model, normalSubject(subject));
  if (unknown) issues.push(unknown);
  if (!can.includes('read')) issues.push({ pointer: '/can', message: 'Whoever changes or deletes a record reads it: add "read".' });
  if (expires_at !== undefined && !(Date.parse(expires_at) > now.getTime())) issues.push({ pointer: '/expires_at', message: 'must be a time to come' });
  return issues;
}

const order = ['read', 'update', 'delete'] as const;

/** What a share opens, in the one order in which it is kept. */
export function inOrder(can: ShareRequest['can']): ShareRequest['can'] {
  return order.filter((action) => can.includes(action));
}
