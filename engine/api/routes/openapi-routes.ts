import type { FastifyInstance } from 'fastify';
import { isAdmin } from '../../access/grants.ts';
import type { ApiDeps } from '../api-deps.ts';
import { sendCached } from '../http/answers/send-cached.ts';
import { actorOf } from '../http/authentication.ts';
import { createGrantsCache, metadataRights } from '../http/metadata-access.ts';
import { parseQuery } from '../http/query-string.ts';
import { openApiDocument } from '../openapi/openapi-document.ts';

/** The description of the API as the caller may use it. */
export function openApiRoutes(app: FastifyInstance, { models, settings }: Pick<ApiDeps, 'models' | 'settings'>): void {
  const cached = createGrantsCache();
  app.get('/api/openapi.json', { config: { access: 'signed-in', scope: 'any', keepsToObjects: true } }, (request, reply) => {
    parseQuery(request.query, {});
    const actor = actorOf(request);
    const model = models.current();
    const make = () => openApiDocument(model, metadataRights(model, actor), isAdmin(model, actor), settings.publicUrl);
    return sendCached(request, reply, cached(model, actor, 'openapi', make));
  });
}
