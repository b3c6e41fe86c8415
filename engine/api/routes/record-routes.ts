import type { FastifyInstance } from 'fastify';
import { missing } from '../../query/create-reader.ts';
import type { ApiDeps } from '../api-deps.ts';
import { etagOf } from '../http/answers/etag.ts';
import { actorOf } from '../http/authentication.ts';
import { flag, list, oneOf, parseQuery, text, whole } from '../http/query-string.ts';

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

/** Lists, single records and their history. */
export function recordRoutes(app: FastifyInstance, { reader }: Pick<ApiDeps, 'reader'>): void {
  app.get<{ Params: ObjectParams }>('/api/records/:object', { config }, (request) =>
    reader.list(actorOf(request), request.params.object, parseQuery(request.query, listQuery)),
  );

  app.get<{ Params: RecordParams }>('/api/records/:object/:id', { config }, async (request, reply) => {
    const { object, id } = request.params;
    const { fields } = parseQuery(request.query, recordQuery);
    const record = await reader.get(actorOf(request), object, id, fields);
    if (!record) throw missing(object, id);
    reply.header('etag', etagOf(record.version));
    return record;
  });

  app.get<{ Params: RecordParams }>('/api/records/:object/:id/history', { config }, async (request) => {
    const { object, id } = request.params;
    return { items: await reader.history(actorOf(request), object, id, parseQuery(request.query, historyQuery)) };
  });
}
