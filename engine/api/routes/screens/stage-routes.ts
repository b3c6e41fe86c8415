import type { FastifyInstance } from 'fastify';
import type { StageAgesRequest } from '../../../../schemas/generated/api.ts';
import { AppError } from '../../../errors/app-error.ts';
import { missing } from '../../../query/create-reader.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery, text } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';
import type { ObjectParams, RecordParams } from '../record-routes.ts';

const config = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const parseAges = bodyParser<StageAgesRequest>('stage-ages-request');

/** Through which stages a record went, and since when records have been in theirs. A hidden field says no more than a missing one. */
export function stageRoutes(app: FastifyInstance, { reader }: Pick<ApiDeps, 'reader'>): void {
  app.get<{ Params: RecordParams }>('/api/records/:object/:id/stages', { config }, async (request) => {
    const { object, id } = request.params;
    const { field } = parseQuery(request.query, { field: text });
    if (field === undefined) throw new AppError('bad_request', 'The parameter "field" is missing.', { issues: [{ pointer: '/field', message: 'missing' }] });
    const found = await reader.stages(actorOf(request), object, id, field);
    if (!found) throw missing(object, id);
    return found;
  });

  app.post<{ Params: ObjectParams }>('/api/records/:object/stages', { config }, async (request) => {
    parseQuery(request.query, {});
    const { object } = request.params;
    const { field, ids } = parseAges(request.body);
    const items = await reader.stageAges(actorOf(request), object, field, ids);
    if (!items)
      throw new AppError('not_found', `There is no field "${field}" of stages that you can see.`, {
        issues: [{ pointer: '/field', message: 'missing or not visible' }],
      });
    return { items };
  });
}
