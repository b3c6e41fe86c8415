import type { BulkEditAnswer } from '../../../../schemas/generated/api.ts';
import type { RowResult } from '../../../records/record-writer.ts';

/** Records named as examples, of those that change and of each reason why others stay. */
const exampleCount = 5;

type Refusal = BulkEditAnswer['refusals'][number];
type Refused = Extract<RowResult, { ok: false }>;

/** Counts what became of the records, result by result in the order of their ids, and gathers the reasons of refusals. */
export function sumUpEdit(
  ids: readonly string[],
  results: readonly RowResult[],
): Omit<BulkEditAnswer, 'operation'> & { readonly changedIds: readonly string[] } {
  const changedIds = ids.filter((_, index) => isChanged(results[index]));
  const reasons = new Map<string, Refusal>();
  let refused = 0;
  for (const [index, result] of results.entries()) {
    if (result.ok) continue;
    refused += 1;
    const reason = reasonOf(result);
    const key = JSON.stringify([reason.code, reason.field, reason.issue.code ?? reason.issue.message]);
    const known = reasons.get(key) ?? reason;
    known.count += 1;
    if (known.examples.length < exampleCount) known.examples.push(ids[index] ?? '');
    reasons.set(key, known);
  }
  return {
    total: ids.length,
    changed: changedIds.length,
    unchanged: ids.length - changedIds.length - refused,
    refused,
    examples: changedIds.slice(0, exampleCount),
    refusals: [...reasons.values()].sort((left, right) => right.count - left.count),
    changedIds,
  };
}

function isChanged(result: RowResult | undefined): boolean {
  return result?.ok === true && result.changed;
}

function reasonOf({ code, issues }: Refused): Refusal {
  const { pointer, message, code: kind, params } = issues[0] ?? { pointer: '', message: code };
  const issue = { pointer, message, ...(kind === undefined ? {} : { code: kind }), ...(params === undefined ? {} : { params: { ...params } }) };
  return { code, field: pointer.split('/')[1] ?? '', issue, count: 0, examples: [] };
}
