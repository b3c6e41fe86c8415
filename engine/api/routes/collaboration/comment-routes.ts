import type { FastifyInstance } from 'fastify';
import type { CommentRequest } from '../../../../schemas/generated/api.ts';
import type { Collaboration } from '../../../collaboration/collaboration.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery, text, whole } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';
import type { RecordParams } from '../record-routes.ts';

interface CommentParams extends RecordParams {
  readonly comment: string;
}

const readConfig = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const writeConfig = { access: 'signed-in', scope: 'write', keepsToObjects: true } as const;
const parseComment = bodyParser<CommentRequest>('comment-request');

/** Comments on records, for whoever may open the record. */
export function commentRoutes(app: FastifyInstance, { comments }: Pick<Collaboration, 'comments'>): void {
  app.get<{ Params: RecordParams }>('/api/records/:object/:id/comments', { config: readConfig }, (request) =>
    comments.list(actorOf(request), request.params, parseQuery(request.query, { limit: whole, cursor: text })),
  );

  app.get<{ Params: RecordParams }>('/api/records/:object/:id/people', { config: readConfig }, (request) => {
    const { search = '' } = parseQuery(request.query, { search: text });
    return comments.people(actorOf(request), request.params, search);
  });

  app.post<{ Params: RecordParams }>('/api/records/:object/:id/comments', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    return reply.code(201).send(await comments.create(actorOf(request), request.params, parseComment(request.body)));
  });

  app.patch<{ Params: CommentParams }>('/api/records/:object/:id/comments/:comment', { config: writeConfig }, (request) => {
    parseQuery(request.query, {});
    return comments.change(actorOf(request), request.params, request.params.comment, parseComment(request.body));
  });

  app.delete<{ Params: CommentParams }>('/api/records/:object/:id/comments/:comment', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    await comments.remove(actorOf(request), request.params, request.params.comment);
    return reply.code(204).send();
  });

  app.post<{ Params: CommentParams }>('/api/records/:object/:id/comments/:comment/restore', { config: writeConfig }, (request) => {
    parseQuery(request.query, {});
    return comments.restore(actorOf(request), request.params, request.params.comment);
  });
}
