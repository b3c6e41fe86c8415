import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { StoredFile as WireFile } from '../../../../schemas/generated/api.ts';
import { AppError } from '../../../errors/app-error.ts';
import { fileLimits, sizeIssue } from '../../../files/file-limits.ts';
import type { StoredFile } from '../../../files/file-store.ts';
import { uploadField } from '../../../files/upload-field.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { sendStoredFile } from '../../http/answers/send-stored-file.ts';
import { actorOf } from '../../http/authentication.ts';
import { flag, parseQuery, text } from '../../http/query-string.ts';
import { uploadType } from '../../http/request-forgery.ts';
import { streamBody } from '../../http/stream-body.ts';

const readConfig = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const writeConfig = { access: 'signed-in', scope: 'write', keepsToObjects: true } as const;
const uploadQuery = { object: text, field: text, file_name: text };
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Files of records: an upload belongs to who sent it until a record holds it, then to whoever may read that cell. */
export function fileRoutes(app: FastifyInstance, { files, models, reader }: Pick<ApiDeps, 'files' | 'models' | 'reader'>): void {
  // Encapsulated, so that only this route takes bodies of any size.
  app.register((uploads, _options, registered) => {
    uploads.addContentTypeParser(uploadType, (_request: FastifyRequest, payload: unknown, done: (error: Error | null, body?: unknown) => void) =>
      done(null, payload),
    );
    uploads.post('/api/files', { config: writeConfig }, async (request, reply) => {
      const actor = actorOf(request);
      const query = parseQuery(request.query, uploadQuery);
      const field = uploadField(models.current(), actor, needed('object', query.object), needed('field', query.field));
      const limits = fileLimits(field.document);
      const announced = sizeIssue(Number(request.headers['content-length'] ?? 0), limits);
      if (announced) throw new AppError('too_large', announced.message, { issues: [announced] });
      const file = await files.put({ name: query.file_name ?? '', content: streamBody(request.body, uploadType), limits, createdBy: actor.id });
      return reply.code(201).header('location', `/api/files/${file.id}`).send(toWire(file));
    });
    registered();
  });

  app.get<{ Params: { readonly id: string } }>('/api/files/:id', { config: readConfig }, async (request, reply) => {
    const { inline = false } = parseQuery(request.query, { inline: flag });
    const { id } = request.params;
    const file = uuid.test(id) ? await reader.file(actorOf(request), id.toLowerCase()) : undefined;
    if (!file) throw new AppError('not_found', `There is no file ${id} that you can see.`, { issues: [{ pointer: '', message: 'missing or not visible' }] });
    return sendStoredFile(request, reply, files, file, inline);
  });
}

function toWire({ id, name, sizeBytes, mediaType }: StoredFile): WireFile {
  return { id, name, size_bytes: sizeBytes, media_type: mediaType };
}

function needed(name: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new AppError('bad_request', `The parameter "${name}" is missing.`, { issues: [{ pointer: `/${name}`, message: 'missing' }] });
}
