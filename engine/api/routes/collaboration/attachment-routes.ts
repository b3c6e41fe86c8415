import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Collaboration } from '../../../collaboration/collaboration.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery, text } from '../../http/query-string.ts';
import { uploadType } from '../../http/request-forgery.ts';
import { streamBody } from '../../http/stream-body.ts';
import type { RecordParams } from '../record-routes.ts';

interface AttachmentParams extends RecordParams {
  readonly attachment: string;
}

const readConfig = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const writeConfig = { access: 'signed-in', scope: 'write', keepsToObjects: true } as const;

/** Files beside records: read by whoever may open the record, changed by whoever may change it. */
export function attachmentRoutes(app: FastifyInstance, { attachments }: Pick<Collaboration, 'attachments'>): void {
  app.get<{ Params: RecordParams }>('/api/records/:object/:id/attachments', { config: readConfig }, (request) => {
    parseQuery(request.query, {});
    return attachments.list(actorOf(request), request.params);
  });

  // Encapsulated, so that only this route takes bodies of any size.
  app.register((uploads, _options, registered) => {
    uploads.addContentTypeParser(uploadType, (_request: FastifyRequest, payload: unknown, done: (error: Error | null, body?: unknown) => void) =>
      done(null, payload),
    );
    uploads.post<{ Params: RecordParams }>('/api/records/:object/:id/attachments', { config: writeConfig }, async (request, reply) => {
      const { file_name = '' } = parseQuery(request.query, { file_name: text });
      const length = request.headers['content-length'];
      const file = { name: file_name, content: streamBody(request.body, uploadType), announcedBytes: length === undefined ? undefined : Number(length) };
      return reply.code(201).send(await attachments.add(actorOf(request), request.params, file));
    });
    registered();
  });

  app.delete<{ Params: AttachmentParams }>('/api/records/:object/:id/attachments/:attachment', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    await attachments.remove(actorOf(request), request.params, request.params.attachment);
    return reply.code(204).send();
  });

  app.post<{ Params: AttachmentParams }>('/api/records/:object/:id/attachments/:attachment/restore', { config: writeConfig }, (request) => {
    parseQuery(request.query, {});
    return attachments.restore(actorOf(request), request.params, request.params.attachment);
  });
}
