import type { FastifyInstance } from 'fastify';
import type { TeamRequest, TeamUpdate } from '../../../../schemas/generated/api.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery, text, whole } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';

interface IdParams {
  readonly id: string;
}

const config = { access: 'admin' } as const;
const listQuery = { limit: whole, cursor: text };
const parseTeam = bodyParser<TeamRequest>('team-request');
const parseUpdate = bodyParser<TeamUpdate>('team-update');

/** Teams with their members and roles. */
export function teamRoutes(app: FastifyInstance, { rights }: Pick<ApiDeps, 'rights'>): void {
  app.get('/api/teams', { config }, (request) => rights.teams.list(parseQuery(request.query, listQuery)));

  app.post('/api/teams', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    const made = await rights.teams.create(actorOf(request), parseTeam(request.body));
    return reply.code(201).header('location', `/api/teams/${made.id}`).send(made);
  });

  app.get<{ Params: IdParams }>('/api/teams/:id', { config }, (request) => {
    parseQuery(request.query, {});
    return rights.teams.get(request.params.id);
  });

  app.patch<{ Params: IdParams }>('/api/teams/:id', { config }, (request) => {
    parseQuery(request.query, {});
    return rights.teams.update(actorOf(request), request.params.id, parseUpdate(request.body));
  });

  app.delete<{ Params: IdParams }>('/api/teams/:id', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    await rights.teams.remove(actorOf(request), request.params.id);
    return reply.code(204).send();
  });
}
