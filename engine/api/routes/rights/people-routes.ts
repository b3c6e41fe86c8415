import type { FastifyInstance } from 'fastify';
import type { HandOverRequest, PersonRequest, PersonUpdate } from '../../../../schemas/generated/api.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { flag, parseQuery, text, whole } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';

interface IdParams {
  readonly id: string;
}

const config = { access: 'admin' } as const;
const listQuery = { search: text, active: flag, limit: whole, cursor: text };
const changesQuery = { limit: whole, cursor: text };
const parsePerson = bodyParser<PersonRequest>('person-request');
const parseUpdate = bodyParser<PersonUpdate>('person-update');
const parseHandOver = bodyParser<HandOverRequest>('hand-over-request');

/** People: adding, changing, disabling, handing over what they have; and the log of changed rights. */
export function peopleRoutes(app: FastifyInstance, { rights }: Pick<ApiDeps, 'rights'>): void {
  app.get('/api/people', { config }, (request) => rights.people.list(parseQuery(request.query, listQuery)));

  app.post('/api/people', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    const made = await rights.people.create(actorOf(request), parsePerson(request.body));
    return reply.code(201).header('location', `/api/people/${made.id}`).send(made);
  });

  app.get<{ Params: IdParams }>('/api/people/:id', { config }, (request) => {
    parseQuery(request.query, {});
    return rights.people.get(request.params.id);
  });

  app.patch<{ Params: IdParams }>('/api/people/:id', { config }, (request) => {
    parseQuery(request.query, {});
    return rights.people.update(actorOf(request), request.params.id, parseUpdate(request.body));
  });

  app.post<{ Params: IdParams }>('/api/people/:id/password', { config }, async (request) => {
    parseQuery(request.query, {});
    return { password: await rights.people.resetPassword(actorOf(request), request.params.id) };
  });

  app.post<{ Params: IdParams }>('/api/people/:id/hand-over', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    const answer = await rights.people.handOver(actorOf(request), request.params.id, parseHandOver(request.body));
    if (answer.operation !== null) reply.header('trellis-operation', answer.operation);
    return answer;
  });

  app.get('/api/access/changes', { config }, (request) => rights.changes(parseQuery(request.query, changesQuery)));
}
