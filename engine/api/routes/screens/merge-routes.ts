import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DifferentRequest, MergeRequest } from '../../../../schemas/generated/api.ts';
import type { Merged } from '../../../records/merging/merges.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { list, parseQuery, text, whole } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';
import { retryOnce } from '../../writing/retry.ts';
import { type Answer, idempotencyKey, once, sendAnswer } from '../../writing/stored-answer.ts';
import type { ObjectParams, RecordParams } from '../record-routes.ts';

type Deps = Pick<ApiDeps, 'merges' | 'reader' | 'writer' | 'events'>;

const readConfig = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
// Whatever points to a merged record follows, in any object: not for tokens that are limited to some.
const writeConfig = { access: 'signed-in', scope: 'write' } as const;
const apartConfig = { ...writeConfig, keepsToObjects: true } as const;
const statementTimeoutMs = 60_000;
const groupsQuery = { limit: whole, cursor: text, fields: list, rule: text };
const parseMerge = bodyParser<MergeRequest>('merge-request');
const parseDifferent = bodyParser<DifferentRequest>('different-request');

/** Duplicates that are there: listing them, making them one, and saying that they are not the same. */
export function mergeRoutes(app: FastifyInstance, deps: Deps): void {
  app.get<{ Params: ObjectParams }>('/api/records/:object/duplicates', { config: readConfig }, (request) =>
    deps.reader.duplicateGroups(actorOf(request), request.params.object, parseQuery(request.query, groupsQuery)),
  );

  app.post<{ Params: RecordParams }>('/api/records/:object/:id/merge', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    const { object, id } = request.params;
    const wanted = parseMerge(request.body);
    if (wanted.dry_run === true) return deps.merges.preview(actorOf(request), object, id, wanted);
    return sendAnswer(reply, await merge(deps, request, request.params, wanted));
  });

  app.post<{ Params: ObjectParams }>('/api/records/:object/different', { config: apartConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    const { ids, different } = parseDifferent(request.body);
    await deps.merges.tellApart(actorOf(request), request.params.object, ids, different ?? true);
    return reply.code(204).send();
  });
}

async function merge({ merges, writer, events }: Deps, request: FastifyRequest, { object, id }: RecordParams, wanted: MergeRequest): Promise<Answer> {
  const actor = actorOf(request);
  const key = idempotencyKey(request);
  let merged: Merged | undefined;
  const answer = await retryOnce(() =>
    writer.transaction(
      (tx) => {
        merged = undefined;
        const work = async (): Promise<Answer> => {
          const done = await merges.merge(tx, actor, object, id, wanted);
          merged = done;
          return { status: 200, headers: { 'trellis-operation': done.answer.operation }, body: done.answer };
        };
        return key === undefined ? work() : once(tx, actor, request, key, work);
      },
      { statementTimeoutMs },
    ),
  );
  // @NOTE set by the work above; the compiler sees no assignment in callbacks.
  for (const change of (merged as Merged | undefined)?.changes ?? []) events.publish(change);
  return answer;
}
