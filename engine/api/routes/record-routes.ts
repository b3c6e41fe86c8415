import type { FastifyInstance } from 'fastify';
import type { RevealRequest } from '../../../schemas/generated/api.ts';
import type { Actor } from '../../access/actor.ts';
import { AppError } from '../../errors/app-error.ts';
import { missing } from '../../query/create-reader.ts';
import { logReveal } from '../../rights/logs/log-reveal.ts';
import type { ApiDeps } from '../api-deps.ts';
import { etagOf } from '../http/answers/etag.ts';
import { actorOf } from '../http/authentication.ts';
import { flag, list, oneOf, parseQuery, text, whole } from '../http/query-string.ts';
import { bodyParser } from '../http/request-body.ts';

export interface ObjectParams {
  readonly object: string;
}

export interface RecordParams extends ObjectParams {
  readonly id: string;
}

const listQuery = {
  filter: text,
  sort: list,
  limit: whole,
  cursor: text,
  fields: list,
  search: text,
  count: oneOf('none', 'capped', 'exact'),
  trash: flag,
};
const recordQuery = { fields: list };
const historyQuery = { limit: whole, before_version: whole };
const config = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const parseReveal = bodyParser<RevealRequest>('reveal-request');

/** Lists, single records, their history and their masked cells. */
export function recordRoutes(app: FastifyInstance, { reader, merges, database, clock }: Pick<ApiDeps, 'reader' | 'merges' | 'database' | 'clock'>): void {
  app.get<{ Params: ObjectParams }>('/api/records/:object', { config }, (request) =>
    reader.list(actorOf(request), request.params.object, parseQuery(request.query, listQuery)),
  );

  app.get<{ Params: RecordParams }>('/api/records/:object/:id', { config }, async (request, reply) => {
    const { object, id } = request.params;
    const { fields } = parseQuery(request.query, recordQuery);
    const record = await reader.get(actorOf(request), object, id, fields);
    if (!record) throw await missingOrMerged(merges, actorOf(request), object, id);
    reply.header('etag', etagOf(record.version));
    return record;
  });

  app.get<{ Params: RecordParams }>('/api/records/:object/:id/history', { config }, async (request) => {
    const { object, id } = request.params;
    return { items: await reader.history(actorOf(request), object, id, parseQuery(request.query, historyQuery)) };
  });

  app.post<{ Params: RecordParams }>('/api/records/:object/:id/reveal', { config }, async (request) => {
    parseQuery(request.query, {});
    const actor = actorOf(request);
    const { object, id } = request.params;
    const { field } = parseReveal(request.body);
    const revealed = await reader.reveal(actor, object, id, field);
    // A hidden field says no more than a missing record.
    if (!revealed) throw missing(object, id);
    const record = await reader.get(actor, object, id, [field]);
    // What can be read anyway is no secret that was shown.
    const open = record !== undefined && field in record;
    if (!open) await logReveal(database, actor, { object, record: id, field }, clock());
    return { value: revealed.value };
  });
}

/** Whoever opens a record that was merged into another is told which, as long as they may see both. */
async function missingOrMerged(merges: ApiDeps['merges'], actor: Actor, object: string, id: string): Promise<AppError> {
  const into = await merges.mergedInto(actor, object, id);
  if (into === undefined) return missing(object, id);
  return new AppError('not_found', `The ${object} ${id} was merged into ${into}.`, { extra: { merged_into: into } });
}
