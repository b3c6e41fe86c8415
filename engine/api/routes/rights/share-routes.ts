import type { FastifyInstance } from 'fastify';
import type { ShareRequest, ShareRuleRequest } from '../../../../schemas/generated/api.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery, text, whole } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';
import type { RecordParams } from '../record-routes.ts';

interface ShareParams extends RecordParams {
  readonly share: string;
}

const ruleConfig = { access: 'admin' } as const;
const readConfig = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const writeConfig = { access: 'signed-in', scope: 'write', keepsToObjects: true } as const;
const listQuery = { limit: whole, cursor: text };
const parseShare = bodyParser<ShareRequest>('share-request');
const parseRule = bodyParser<ShareRuleRequest>('share-rule-request');

/** Shares of single records, for whoever may share them, and shares by rule. */
export function shareRoutes(app: FastifyInstance, { rights }: Pick<ApiDeps, 'rights'>): void {
  app.get<{ Params: RecordParams }>('/api/records/:object/:id/shares', { config: readConfig }, (request) =>
    rights.shares.list(actorOf(request), request.params, parseQuery(request.query, listQuery)),
  );

  app.get<{ Params: RecordParams }>('/api/records/:object/:id/share-subjects', { config: readConfig }, (request) => {
    const { search = '' } = parseQuery(request.query, { search: text });
    return rights.shares.subjects(actorOf(request), request.params, search);
  });

  app.post<{ Params: RecordParams }>('/api/records/:object/:id/shares', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    const made = await rights.shares.create(actorOf(request), request.params, parseShare(request.body));
    return reply.code(201).send(made);
  });

  app.delete<{ Params: ShareParams }>('/api/records/:object/:id/shares/:share', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    const { share, ...record } = request.params;
    await rights.shares.remove(actorOf(request), record, share);
    return reply.code(204).send();
  });

  app.get('/api/share-rules', { config: ruleConfig }, (request) => rights.shareRules.list(actorOf(request), parseQuery(request.query, listQuery)));

  app.post('/api/share-rules', { config: ruleConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    return reply.code(201).send(await rights.shareRules.create(actorOf(request), parseRule(request.body)));
  });

  app.delete<{ Params: { readonly id: string } }>('/api/share-rules/:id', { config: ruleConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    await rights.shareRules.remove(actorOf(request), request.params.id);
    return reply.code(204).send();
  });
}
