import type { FastifyInstance } from 'fastify';
import type { PurgeRequest } from '../../../../schemas/generated/api.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery, text, whole } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';

const listConfig = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const purgeConfig = { access: 'admin' } as const;
const listQuery = { object: text, search: text, limit: whole, cursor: text };
const parsePurge = bodyParser<PurgeRequest>('purge-request');

/** What has been deleted, over all objects, and deleting it for good. Restoring is with the records. */
export function trashRoutes(app: FastifyInstance, { trash, settings }: Pick<ApiDeps, 'trash' | 'settings'>): void {
  app.get('/api/trash', { config: listConfig }, async (request) => ({
    ...(await trash.list(actorOf(request), parseQuery(request.query, listQuery))),
    keeps_days: settings.trashDays || null,
  }));

  app.post('/api/trash/purge', { config: purgeConfig }, async (request) => {
    parseQuery(request.query, {});
    const items = parsePurge(request.body).items.map(({ object, id }) => ({ object, id: id.toLowerCase() }));
    const { purged, held } = await trash.purge(actorOf(request), items);
    return { purged: purged.length, held };
  });
}
