import type { FastifyInstance } from 'fastify';
import type { AggregateRequest, ExportRequest } from '../../../schemas/generated/api.ts';
import { AppError } from '../../errors/app-error.ts';
import { exportRecords } from '../../transfer/export/export-records.ts';
import type { ApiDeps } from '../api-deps.ts';
import { sendFile } from '../http/answers/send-file.ts';
import { actorOf } from '../http/authentication.ts';
import { list, parseQuery, text, whole } from '../http/query-string.ts';
import { bodyParser } from '../http/request-body.ts';
import type { ObjectParams } from './record-routes.ts';

const config = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const parseAggregate = bodyParser<AggregateRequest>('aggregate-request');
const parseExport = bodyParser<ExportRequest>('export-request');
const searchQuery = { q: text, objects: list, limit: whole };
const findQuery = { phone: text };

/** Totals, files of lists, and finding records by text or by the ending of a phone number. */
export function queryRoutes(app: FastifyInstance, { reader, models }: Pick<ApiDeps, 'reader' | 'models'>): void {
  app.post<{ Params: ObjectParams }>('/api/records/:object/aggregate', { config }, (request) => {
    parseQuery(request.query, {});
    return reader.aggregate(actorOf(request), request.params.object, parseAggregate(request.body));
  });

  app.post<{ Params: ObjectParams }>('/api/records/:object/export', { config }, (request, reply) => {
    parseQuery(request.query, {});
    const { object } = request.params;
    const { format, ...list } = parseExport(request.body);
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
    return sendFile(
      reply,
      type,
      `${models.current().objects.get(object)?.name ?? 'export'}.${format}`,
      exportRecords({ reader, models }, actorOf(request), object, list, format),
    );
  });

  app.get('/api/search', { config }, async (request) => {
    const { q, objects, limit } = parseQuery(request.query, searchQuery);
    return { items: await reader.search(actorOf(request), needed('q', q), { objects, limit }) };
  });

  app.get('/api/find', { config }, async (request) => {
    const { phone } = parseQuery(request.query, findQuery);
    return { items: await reader.findByPhone(actorOf(request), needed('phone', phone)) };
  });
}

function needed(name: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new AppError('bad_request', `The parameter "${name}" is missing.`, { issues: [{ pointer: `/${name}`, message: 'missing' }] });
}
