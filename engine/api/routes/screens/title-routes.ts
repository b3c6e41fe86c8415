import type { FastifyInstance } from 'fastify';
import type { TitlesRequest } from '../../../../schemas/generated/api.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';
import type { ObjectParams } from '../record-routes.ts';

const config = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const parseTitles = bodyParser<TitlesRequest>('titles-request');

/** What records are called, many at once, for screens that show links without titles. Hidden and missing ones are not in the answer. */
export function titleRoutes(app: FastifyInstance, { reader }: Pick<ApiDeps, 'reader'>): void {
  app.post<{ Params: ObjectParams }>('/api/records/:object/titles', { config }, async (request) => {
    parseQuery(request.query, {});
    const { ids } = parseTitles(request.body);
    const titles = await reader.titles(actorOf(request), request.params.object, ids);
    return { items: [...titles].map(([id, title]) => ({ id, title })) };
  });
}
