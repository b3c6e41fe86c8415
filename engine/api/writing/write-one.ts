import type { FastifyRequest } from 'fastify';
import type { UserActor } from '../../access/actor.ts';
import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { missing } from '../../query/create-reader.ts';
import type { WireRecord } from '../../query/record-reader.ts';
import type { RowResult, RowWrite } from '../../records/record-writer.ts';
import { uuidV7 } from '../../records/uuid-v7.ts';
import type { ApiDeps } from '../api-deps.ts';
import { etagOf } from '../http/answers/etag.ts';
import { actorOf } from '../http/authentication.ts';
import { describeConflict } from './describe-conflict.ts';
import { retryOnce } from './retry.ts';
import { type Answer, idempotencyKey, once } from './stored-answer.ts';

type WriteDeps = Pick<ApiDeps, 'models' | 'writer' | 'events'>;

/** One write of one record and the status of its answer. */
export interface OneWrite {
  readonly object: string;
  readonly row: RowWrite;
  readonly status: 200 | 201 | 204;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Writes one record in a transaction of its own and answers it as the caller may see it. */
export async function writeOne(deps: WriteDeps, request: FastifyRequest, write: OneWrite): Promise<Answer> {
  const actor = actorOf(request);
  const { object, row } = write;
  // What cannot be an id names nothing.
  if (row.op !== 'create' && !uuid.test(row.id)) throw missing(object, row.id);
  const key = request.method === 'POST' ? idempotencyKey(request) : undefined;
  let written: { readonly id: string; readonly operation: string } | undefined;
  const attempt = (): Promise<Answer> =>
    deps.writer.transaction((tx) => {
      written = undefined;
      const work = async (): Promise<Answer> => {
        const done = await writeIn(deps, tx, actor, write);
        written = done;
        return done.answer;
      };
      return key === undefined ? work() : once(tx, actor, request, key, work);
    });
  const answer = await retryOnce(attempt).catch(async (error: unknown) => {
    const seen = 'version' in row ? row.version : undefined;
    if (!(error instanceof AppError) || error.code !== 'conflict' || row.op === 'create' || seen === undefined) throw error;
    throw await describeConflict(deps.writer, deps.models.current(), actor, { object, id: row.id, seen }, error);
  });
  if (written) deps.events.publish({ object, ids: [written.id], operation: written.operation, by: actor.id });
  return answer;
}

async function writeIn(deps: WriteDeps, tx: Tx, actor: UserActor, { object, row, status }: OneWrite) {
  const operation = uuidV7();
  const { result, record: read } = await deps.writer.writeOne(tx, actor, object, row, { operation, kind: kindOf(row) });
  if (!result.ok) throw refusal(result, object);
  const headers: Record<string, string> = { 'trellis-operation': operation };
  if (status === 204) return { id: result.id, operation, answer: { status, headers, body: undefined } };
  // Somebody may write what they may not read: they learn the id and nothing else.
  const record: WireRecord = read ?? { id: result.id, version: result.version };
  headers.etag = etagOf(result.version);
  if (status === 201) headers.location = `/api/records/${object}/${result.id}`;
  return { id: result.id, operation, answer: { status, headers, body: record } };
}

function kindOf(row: RowWrite): string {
  return row.op === 'update' ? 'edit' : row.op;
}

/** The refusal of one row as the error of the whole request. */
function refusal(result: Extract<RowResult, { ok: false }>, object: string): AppError {
  const message = result.issues[0]?.message ?? `The ${object} could not be written.`;
  return new AppError(result.code, message, { issues: result.issues, extra: { ...result.extra } });
}
