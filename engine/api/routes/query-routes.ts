import type { FastifyInstance } from 'fastify';
import type { AggregateRequest, DuplicatesRequest, ExportRequest } from '../../../schemas/generated/api.ts';
import { AppError } from '../../errors/app-error.ts';
import { openExport } from '../../transfer/export/open-export.ts';
import type { ApiDeps } from '../api-deps.ts';
import { sendFile } from '../http/answers/send-file.ts';
import { actorOf } from '../http/authentication.ts';
import { bodyLimitBytes } from '../http/json-body.ts';
import { list, parseQuery, text, whole } from '../http/query-string.ts';
import { bodyParser } from '../http/request-body.ts';
import type { ObjectParams } from './record-routes.ts';

const config = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const parseAggregate = bodyParser<AggregateRequest>('aggregate-request');
const parseExport = bodyParser<ExportRequest>('export-request');
const parseDuplicates = bodyParser<DuplicatesRequest>('duplicates-request');
/** Room for as many ids as an export names at most. */
const namedLimitBytes = 5 * bodyLimitBytes;
const searchQuery = { q: text, objects: list, limit: whole };
const findQuery = { phone: text };

/** Totals, files of lists, possible duplicates, and finding records by text or by the ending of a phone number. */
export function queryRoutes(
  app: FastifyInstance,
  { reader, models, exports, clock, log }: Pick<ApiDeps, 'reader' | 'models' | 'exports' | 'clock' | 'log'>,
): void {
  app.post<{ Params: ObjectParams }>('/api/records/:object/aggregate', { config }, (request) => {
    parseQuery(request.query, {});
    return reader.aggregate(actorOf(request), request.params.object, parseAggregate(request.body));
  });

  app.post<{ Params: ObjectParams }>('/api/records/:object/export', { config, bodyLimit: namedLimitBytes }, async (request, reply) => {
    parseQuery(request.query, {});
    const actor = actorOf(request);
    const { object } = request.params;
    const { ids, ...list } = parseExport(request.body);
    const wanted = { ...list, ...(ids ? { ids: ids.map((id) => id.toLowerCase()) } : {}) };
    const services = { reader, models, exports, ...(log ? { log } : {}) };
    const { id, content } = await openExport(services, actor, object, wanted);
    const type = wanted.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
    reply.header('trellis-export', id);
    return sendFile(reply, type, `${object}-${dayIn(actor.zone, clock())}.${wanted.format}`, content);
  });

  app.post<{ Params: ObjectParams }>('/api/records/:object/duplicates', { config }, async (request) => {
    parseQuery(request.query, {});
    const { values, except } = parseDuplicates(request.body);
    return { items: await reader.duplicates(actorOf(request), request.params.object, values, except?.toLowerCase()) };
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

/** The day as YYYY-MM-DD, where the person is. */
function dayIn(zone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}
