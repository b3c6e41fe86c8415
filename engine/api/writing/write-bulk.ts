import type { FastifyRequest } from 'fastify';
import type { BulkRequest } from '../../../schemas/generated/api.ts';
import type { UserActor } from '../../access/actor.ts';
import { objectAccess } from '../../access/object-access.ts';
import { limitExceeded, rowLimit } from '../../access/role-limits.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { failpoint } from '../../errors/failpoint.ts';
import type { Issue } from '../../errors/issue.ts';
import type { Model, ObjectModel } from '../../metadata/model.ts';
import { readableObject } from '../../query/read-context.ts';
import type { RowResult, RowWrite } from '../../records/record-writer.ts';
import type { ApiDeps } from '../api-deps.ts';
import { actorOf } from '../http/authentication.ts';
import { denialOf } from '../http/denial-of.ts';
import { bodyParser } from '../http/request-body.ts';
import { retryOnce } from './retry.ts';
import { type Answer, idempotencyKey, once } from './stored-answer.ts';

const parseBulk = bodyParser<BulkRequest>('bulk-request');
const statementTimeoutMs = 60_000;
const bulkMembers = new Set(['items', 'mode']);

/** Whether a POST means many records. An object may have a field named items: then every item must say `op` or `values` to mean a bulk. */
export function isBulk(body: unknown, object: ObjectModel | undefined): boolean {
  if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items)) return false;
  if (!object?.fields.has('items')) return true;
  if (!Object.keys(body).every((name) => bulkMembers.has(name))) return false;
  return body.items.length > 0 && body.items.every((item) => typeof item === 'object' && item !== null && ('op' in item || 'values' in item));
}

/** Writes many records as one operation. */
export async function writeBulk(deps: ApiDeps, request: FastifyRequest, object: string): Promise<Answer> {
  const actor = actorOf(request);
  const body = parseBulk(request.body);
  const rows = toRows(body);
  mayBulk(deps.models.current(), actor, object, rows.length);
  const key = idempotencyKey(request);
  let written: BulkOutcome | undefined;
  const work = async (tx: Tx): Promise<Answer> => {
    written = await bulkIn(deps, tx, actor, object, rows, body.mode ?? 'all');
    return { status: 200, headers: { 'trellis-operation': written.operation }, body: written };
  };
  const answer = await retryOnce(() =>
    deps.writer.transaction(
      (tx) => {
        written = undefined;
        return key === undefined ? work(tx) : once(tx, actor, request, key, () => work(tx));
      },
      { statementTimeoutMs },
    ),
  );
  failpoint('bulk.committed');
  if (!written) return answer;
  deps.events.publish({ object, ids: writtenIds(written), operation: written.operation, by: actor.id });
  noteRefusedRows(deps, request, rows, written);
  return answer;
}

interface BulkOutcome {
  readonly operation: string;
  readonly results: readonly RowResult[];
}

async function bulkIn(deps: ApiDeps, tx: Tx, actor: UserActor, object: string, rows: readonly RowWrite[], mode: 'all' | 'valid'): Promise<BulkOutcome> {
  const operation = await deps.writer.startOperation(tx, actor, 'bulk');
  const results = await deps.writer.writeBatch(tx, actor, object, rows, { operation, kind: 'bulk', mode });
  return { operation, results };
}

function writtenIds(outcome: BulkOutcome): readonly string[] {
  return outcome.results.flatMap((result) => (result.ok && result.changed ? [result.id] : []));
}

/** Rows that were left out are refusals within an answer that is none. */
function noteRefusedRows({ denials }: ApiDeps, request: FastifyRequest, rows: readonly RowWrite[], { results }: BulkOutcome): void {
  for (const [index, result] of results.entries()) {
    if (result.ok) continue;
    const denial = denialOf(request, { ...result, record: rows[index]?.id ?? '' });
    if (denial) denials.note(denial);
  }
}

function mayBulk(model: Model, actor: UserActor, name: string, records: number): void {
  const object = readableObject({ model, actor }, name);
  if (objectAccess(model, actor, object).rows('bulk') === 'none') throw new AppError('forbidden', `You may not write many records of "${name}" at once.`);
  const limit = rowLimit(model, actor, object, 'bulk');
  if (limit !== undefined && records > limit.most)
    throw limitExceeded(limit, `You may write at most ${limit.most} records at once (bulk_rows of your roles); these are ${records}.`);
}

function toRows(body: BulkRequest): readonly RowWrite[] {
  const issues: Issue[] = [];
  const rows = body.items.map((item, index): RowWrite => {
    const { op = 'create', id, version, values } = item;
    const seen = version === undefined ? {} : { version };
    if (op !== 'create' && id === undefined) issues.push({ pointer: `/items/${index}/id`, message: `"${op}" needs the id of a record` });
    if ((op === 'create' || op === 'update') && values === undefined) issues.push({ pointer: `/items/${index}/values`, message: `"${op}" needs values` });
    if (op === 'create') return id === undefined ? { op, values: values ?? {} } : { op, id, values: values ?? {} };
    if (op === 'update') return { op, id: id ?? '', values: values ?? {}, ...seen };
    return op === 'delete' ? { op, id: id ?? '', ...seen } : { op, id: id ?? '' };
  });
  if (issues.length > 0) throw new AppError('bad_request', issues[0]?.message ?? '', { issues });
  return rows;
}
