import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Values } from '../../../schemas/generated/api.ts';
import { AppError } from '../../errors/app-error.ts';
import type { RowWrite } from '../../records/record-writer.ts';
import type { ApiDeps } from '../api-deps.ts';
import { parseIfMatch } from '../http/answers/etag.ts';
import { bodyLimitBytes } from '../http/json-body.ts';
import { parseQuery } from '../http/query-string.ts';
import { bodyParser } from '../http/request-body.ts';
import { bulkEdit } from '../writing/bulk-edit/bulk-edit.ts';
import { sendAnswer } from '../writing/stored-answer.ts';
import { isBulk, writeBulk } from '../writing/write-bulk.ts';
import { writeOne } from '../writing/write-one.ts';
import type { ObjectParams, RecordParams } from './record-routes.ts';

const bulkLimitBytes = 16 * 1024 * 1024;
const config = { access: 'signed-in', scope: 'write', keepsToObjects: true } as const;
const parseValues = bodyParser<Values>('record-values');

function createRow(body: Values): RowWrite {
  const { id, ...values } = body;
  if (id === undefined || id === null) return { op: 'create', values };
  if (typeof id === 'string') return { op: 'create', id, values };
  throw new AppError('bad_request', 'An id is a UUID in text.', { issues: [{ pointer: '/id', message: 'must be a UUID' }] });
}

function withVersion<R extends { op: 'update' | 'delete' }>(row: R, request: FastifyRequest): R & { version?: number } {
  const version = parseIfMatch(request.headers['if-match']);
  return version === undefined ? row : { ...row, version };
}

/** Creating, changing, deleting and restoring records, one or up to ten thousand at a time. */
export function writeRoutes(app: FastifyInstance, deps: ApiDeps): void {
  app.post<{ Params: ObjectParams }>('/api/records/:object', { config, bodyLimit: bulkLimitBytes }, async (request, reply) => {
    parseQuery(request.query, {});
    const { object } = request.params;
    if (isBulk(request.body, deps.models.current().objects.get(object))) return sendAnswer(reply, await writeBulk(deps, request, object));
    if (request.bodyBytes > bodyLimitBytes) throw new AppError('too_large', `A record is at most ${bodyLimitBytes} bytes; only bulk bodies may be larger.`);
    const row = createRow(parseValues(request.body));
    return sendAnswer(reply, await writeOne(deps, request, { object, row, status: 201 }));
  });

  app.post<{ Params: ObjectParams }>('/api/records/:object/bulk', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    const answer = await bulkEdit(deps, request, request.params.object);
    if (answer.operation !== null) reply.header('trellis-operation', answer.operation);
    return answer;
  });

  app.patch<{ Params: RecordParams }>('/api/records/:object/:id', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    const { object, id } = request.params;
    const row = withVersion({ op: 'update', id, values: parseValues(request.body) }, request);
    return sendAnswer(reply, await writeOne(deps, request, { object, row, status: 200 }));
  });

  app.delete<{ Params: RecordParams }>('/api/records/:object/:id', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    const { object, id } = request.params;
    const row = withVersion({ op: 'delete', id }, request);
    return sendAnswer(reply, await writeOne(deps, request, { object, row, status: 204 }));
  });

  app.post<{ Params: RecordParams }>('/api/records/:object/:id/restore', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    const { object, id } = request.params;
    return sendAnswer(reply, await writeOne(deps, request, { object, row: { op: 'restore', id }, status: 200 }));
  });
}
