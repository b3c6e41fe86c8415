import type { FastifyRequest } from 'fastify';
import type { BulkEditAnswer, BulkEditRequest } from '../../../../schemas/generated/api.ts';
import type { UserActor } from '../../../access/actor.ts';
import { objectAccess } from '../../../access/object-access.ts';
import { rowLimit } from '../../../access/role-limits.ts';
import { AppError } from '../../../errors/app-error.ts';
import type { ObjectModel } from '../../../metadata/model.ts';
import { readableObject } from '../../../query/read-context.ts';
import type { RowResult, RowWrite } from '../../../records/record-writer.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { denialOf } from '../../http/denial-of.ts';
import { bodyParser } from '../../http/request-body.ts';
import { retryOnce } from '../retry.ts';
import { chosenIds, mostRecords } from './chosen-ids.ts';
import { sumUpEdit } from './sum-up-edit.ts';

const parseEdit = bodyParser<BulkEditRequest>('bulk-edit-request');
const statementTimeoutMs = 60_000;

/** Ends a transaction that is not to last: what it did is rolled back, what it found is kept. */
class OnlyTried extends Error {
  readonly results: readonly RowResult[];
  constructor(results: readonly RowResult[]) {
    super('nothing is to be written');
    this.results = results;
  }
}

interface Outcome {
  readonly operation: string | null;
  readonly results: readonly RowResult[];
}

/** Changes or deletes many records alike, as one operation, or tells what would become of them. Needs the right `bulk`. */
export async function bulkEdit(deps: ApiDeps, request: FastifyRequest, name: string): Promise<BulkEditAnswer> {
  const [actor, model] = [actorOf(request), deps.models.current()];
  const body = parseEdit(request.body);
  const object = readableObject({ model, actor }, name);
  if (objectAccess(model, actor, object).rows('bulk') === 'none') throw new AppError('forbidden', `You may not change many records of "${name}" at once.`);
  const limit = rowLimit(model, actor, object, 'bulk');
  const most = Math.min(limit?.most ?? mostRecords, mostRecords);
  const ids = await chosenIds(deps.writer, actor, name, { body, most, limit: limit?.name ?? 'bulk_rows' });
  const rows = toRows(body, ids);
  const outcome = await retryOnce(() => write(deps, actor, object, rows, body.dry_run === true));
  const { changedIds, ...sum } = sumUpEdit(ids, outcome.results);
  if (outcome.operation !== null) deps.events.publish({ object: name, ids: changedIds, operation: outcome.operation, by: actor.id });
  noteRefusals(deps, request, ids, outcome.results);
  return { operation: outcome.operation, ...sum };
}

function toRows({ op, values }: BulkEditRequest, ids: readonly string[]): readonly RowWrite[] {
  if (op === 'delete') return ids.map((id) => ({ op, id }));
  if (values !== undefined && Object.keys(values).length > 0) return ids.map((id) => ({ op, id, values }));
  throw new AppError('bad_request', 'Nothing is to be changed.', { issues: [{ pointer: '/values', message: 'names no field' }] });
}

async function write({ writer }: ApiDeps, actor: UserActor, object: ObjectModel, rows: readonly RowWrite[], dry: boolean): Promise<Outcome> {
  try {
    return await writer.transaction(
      async (tx) => {
        const operation = await writer.startOperation(tx, actor, 'bulk');
        const results = await writer.writeBatch(tx, actor, object.name, rows, { operation, kind: 'bulk', mode: 'valid' });
        // Where nothing changed there is no operation to be told of, either.
        if (dry || !results.some((result) => result.ok && result.changed)) throw new OnlyTried(results);
        return { operation, results };
      },
      { statementTimeoutMs },
    );
  } catch (error) {
    if (error instanceof OnlyTried) return { operation: null, results: error.results };
    throw error;
  }
}

/** Records that stay as they are for want of a right are refusals within an answer that is none. */
function noteRefusals({ denials }: ApiDeps, request: FastifyRequest, ids: readonly string[], results: readonly RowResult[]): void {
  for (const [index, result] of results.entries()) {
    const denial = result.ok ? undefined : denialOf(request, { ...result, record: ids[index] ?? '' });
    if (denial) denials.note(denial);
  }
}
