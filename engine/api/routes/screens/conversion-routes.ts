import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ConversionRequest } from '../../../../schemas/generated/api.ts';
import type { Converted } from '../../../conversion/conversions.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';
import { retryOnce } from '../../writing/retry.ts';
import { type Answer, idempotencyKey, once, sendAnswer } from '../../writing/stored-answer.ts';

interface ConversionParams {
  readonly name: string;
  readonly id: string;
}

type Deps = Pick<ApiDeps, 'conversions' | 'writer' | 'events'>;

// A conversion writes to several objects: not for tokens that are limited to some.
const previewConfig = { access: 'signed-in', scope: 'read' } as const;
const convertConfig = { access: 'signed-in', scope: 'write' } as const;
const statementTimeoutMs = 60_000;
const parseRequest = bodyParser<ConversionRequest>('conversion-request');

/** Turning a record into others: how it would be, and doing it. */
export function conversionRoutes(app: FastifyInstance, deps: Deps): void {
  app.post<{ Params: ConversionParams }>('/api/conversions/:name/:id/preview', { config: previewConfig }, (request) => {
    parseQuery(request.query, {});
    const { name, id } = request.params;
    return deps.conversions.preview(actorOf(request), name, id);
  });

  app.post<{ Params: ConversionParams }>('/api/conversions/:name/:id', { config: convertConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    return sendAnswer(reply, await convert(deps, request, request.params, parseRequest(request.body ?? {})));
  });
}

async function convert(
  { conversions, writer, events }: Deps,
  request: FastifyRequest,
  { name, id }: ConversionParams,
  wanted: ConversionRequest,
): Promise<Answer> {
  const actor = actorOf(request);
  const key = idempotencyKey(request);
  let converted: Converted | undefined;
  const answer = await retryOnce(() =>
    writer.transaction(
      (tx) => {
        converted = undefined;
        const work = async (): Promise<Answer> => {
          const done = await conversions.convert(tx, actor, name, id, wanted);
          converted = done;
          return { status: 200, headers: { 'trellis-operation': done.answer.operation }, body: done.answer };
        };
        return key === undefined ? work() : once(tx, actor, request, key, work);
      },
      { statementTimeoutMs },
    ),
  );
  // @NOTE set by the work above; the compiler sees no assignment in callbacks.
  for (const change of (converted as Converted | undefined)?.changes ?? []) events.publish({ ...change, by: actor.id });
  return answer;
}
