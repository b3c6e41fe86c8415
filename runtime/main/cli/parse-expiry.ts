import { failure, type Result, success } from '../../../engine/errors/issue.ts';

const unitMs = new Map([
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/** When something is to end: a time from now, as 12h, 90d or 8w, or a date or time of ISO 8601. The answer is ISO 8601 in UTC. */
export function parseExpiry(text: string, now: Date): Result<string> {
  const [, count = '', unit = ''] = /^(\d{1,4})([hdw])$/.exec(text) ?? [];
  const atMs = count === '' ? Date.parse(/^\d{4}-\d{2}-\d{2}/.test(text) ? text : '') : now.getTime() + Number(count) * (unitMs.get(unit) ?? 0);
  if (Number.isNaN(atMs)) return failure({ pointer: '/--expires', message: `--expires is a time such as 12h, 90d, 8w or 2027-01-31, not "${text}"` });
  if (atMs <= now.getTime()) return failure({ pointer: '/--expires', message: `--expires lies in the past: ${text}` });
  return success(new Date(atMs).toISOString());
}
