import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ImportInspectRequest, ImportMappingRequest, ImportPreviewRequest, ImportStartRequest } from '../../../../schemas/generated/api.ts';
import { AppError } from '../../../errors/app-error.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery, text } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';
import { importTypes, uploadType } from '../../http/request-forgery.ts';
import { streamBody } from '../../http/stream-body.ts';
import { limited } from './import-routes.ts';

interface IdParams {
  readonly id: string;
}

const readConfig = { access: 'signed-in', scope: 'read' } as const;
const writeConfig = { access: 'signed-in', scope: 'write' } as const;
const fileLimitBytes = 2 * 1024 ** 3;
const types = [...importTypes, uploadType];
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const parseInspect = bodyParser<ImportInspectRequest>('import-inspect-request');
const parsePreview = bodyParser<ImportPreviewRequest>('import-preview-request');
const parseStart = bodyParser<ImportStartRequest>('import-start-request');
const parseMapping = bodyParser<ImportMappingRequest>('import-mapping-request');

function idOf(request: FastifyRequest): string {
  const { id } = request.params as IdParams;
  if (!uuid.test(id)) throw new AppError('not_found', `There is no ${id} here that you can see.`);
  return id.toLowerCase();
}

/** Looking at a file before it is imported: it is sent once, looked at, tried, and imported from where it lies. */
export function importWizardRoutes(app: FastifyInstance, { importWizard }: Pick<ApiDeps, 'importWizard'>): void {
  // Encapsulated, so that only this route takes files.
  app.register((files, _options, registered) => {
    files.addContentTypeParser(types, (_request: FastifyRequest, payload: unknown, done: (error: Error | null, body?: unknown) => void) => done(null, payload));
    files.post('/api/imports/inspect', { config: writeConfig }, async (request, reply) => {
      const { file_name = 'upload', object } = parseQuery(request.query, { file_name: text, object: text });
      if (Number(request.headers['content-length'] ?? 0) > fileLimitBytes)
        throw new AppError('too_large', `A file to import is at most ${fileLimitBytes} bytes.`);
      const content = limited(streamBody(request.body, types.join(' or ')), fileLimitBytes);
      return reply.code(201).send(await importWizard.take(actorOf(request), file_name, content, { object }));
    });
    registered();
  });

  app.post('/api/imports/files/:id/inspect', { config: writeConfig }, (request) => {
    parseQuery(request.query, {});
    return importWizard.inspect(actorOf(request), idOf(request), parseInspect(request.body));
  });

  app.post('/api/imports/files/:id/preview', { config: writeConfig }, (request) => {
    parseQuery(request.query, {});
    return importWizard.preview(actorOf(request), idOf(request), parsePreview(request.body));
  });

  app.post('/api/imports/files/:id/start', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    const { id } = await importWizard.start(actorOf(request), idOf(request), parseStart(request.body));
    return reply.code(202).header('location', `/api/imports/${id}`).send({ id });
  });

  app.delete('/api/imports/files/:id', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    await importWizard.remove(actorOf(request), idOf(request));
    return reply.code(204).send();
  });

  app.get('/api/imports/mappings', { config: readConfig }, async (request) => {
    parseQuery(request.query, {});
    return { items: await importWizard.mappings.list(actorOf(request)) };
  });

  app.post('/api/imports/mappings', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    return reply.code(201).send(await importWizard.mappings.save(actorOf(request), parseMapping(request.body)));
  });

  app.delete('/api/imports/mappings/:id', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    await importWizard.mappings.remove(actorOf(request), idOf(request));
    return reply.code(204).send();
  });
}
