import type { FastifyInstance } from 'fastify';
import type { Collaboration } from '../../../collaboration/collaboration.ts';
import { actorOf } from '../../http/authentication.ts';
import { list, parseQuery, text, whole } from '../../http/query-string.ts';
import type { RecordParams } from '../record-routes.ts';

const config = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const query = { kinds: list, limit: whole, cursor: text };

/** What happened to a record and around it. */
export function timelineRoutes(app: FastifyInstance, { timeline }: Pick<Collaboration, 'timeline'>): void {
  app.get<{ Params: RecordParams }>('/api/records/:object/:id/timeline', { config }, (request) =>
    timeline(actorOf(request), request.params, parseQuery(request.query, query)),
  );
}
