import type { FastifyInstance } from 'fastify';
import type { TerritoryRequest, TerritoryUpdate } from '../../../../schemas/generated/api.ts';
import type { PlacedRecord } from '../../../rights/territories/territories.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery, text, whole } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';

interface IdParams {
  readonly id: string;
}

interface PlaceParams extends IdParams {
  readonly object: string;
  readonly record: string;
}

const config = { access: 'admin' } as const;
const listQuery = { limit: whole, cursor: text };
const parseTerritory = bodyParser<TerritoryRequest>('territory-request');
const parseUpdate = bodyParser<TerritoryUpdate>('territory-update');

function placed({ id, object, record }: PlaceParams): PlacedRecord {
  return { territory: id, object, record };
}

/** Territories with their members and rules, and places by hand. */
export function territoryRoutes(app: FastifyInstance, { rights }: Pick<ApiDeps, 'rights'>): void {
  app.get('/api/territories', { config }, (request) => rights.territories.list(parseQuery(request.query, listQuery)));

  app.post('/api/territories', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    const made = await rights.territories.create(actorOf(request), parseTerritory(request.body));
    return reply.code(201).header('location', `/api/territories/${made.id}`).send(made);
  });

  app.get<{ Params: IdParams }>('/api/territories/:id', { config }, (request) => {
    parseQuery(request.query, {});
    return rights.territories.get(request.params.id);
  });

  app.patch<{ Params: IdParams }>('/api/territories/:id', { config }, (request) => {
    parseQuery(request.query, {});
    return rights.territories.update(actorOf(request), request.params.id, parseUpdate(request.body));
  });

  app.delete<{ Params: IdParams }>('/api/territories/:id', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    await rights.territories.remove(actorOf(request), request.params.id);
    return reply.code(204).send();
  });

  app.put<{ Params: PlaceParams }>('/api/territories/:id/records/:object/:record', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    await rights.territories.place(actorOf(request), placed(request.params));
    return reply.code(204).send();
  });

  app.delete<{ Params: PlaceParams }>('/api/territories/:id/records/:object/:record', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    await rights.territories.unplace(actorOf(request), placed(request.params));
    return reply.code(204).send();
  });
}
