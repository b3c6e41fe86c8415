import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../../errors/app-error.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { sendFile } from '../../http/answers/send-file.ts';
import { actorOf } from '../../http/authentication.ts';
import { flag, parseQuery, text } from '../../http/query-string.ts';
import { importTypes } from '../../http/request-forgery.ts';
import { streamBody } from '../../http/stream-body.ts';

interface IdParams {
  readonly id: string;
}

// A mapping writes to several objects, in the background: not for tokens that are limited to some.
const readConfig = { access: 'signed-in', scope: 'read' } as const;
const writeConfig = { access: 'signed-in', scope: 'write' } as const;
const startQuery = { mapping: text, file_name: text, dry_run: flag };
const fileLimitBytes = 2 * 1024 ** 3;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Passes the file on piece by piece and stops at the limit. */
export async function* limited(content: AsyncIterable<Uint8Array>, limitBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > limitBytes) throw new AppError('too_large', `A file to import is at most ${limitBytes} bytes.`);
    yield piece;
  }
}

function missingImport(id: string): AppError {
  return new AppError('not_found', `There is no import ${id} that you can see.`);
}

/** Importing files: the body is the file, taken in as a stream and imported in the background. */
export function importRoutes(app: FastifyInstance, { imports }: Pick<ApiDeps, 'imports'>): void {
  const idOf = (request: FastifyRequest): string => {
    const { id } = request.params as IdParams;
    if (!uuid.test(id)) throw missingImport(id);
    return id.toLowerCase();
  };
  // Encapsulated, so that only this route takes files.
  app.register((files, _options, registered) => {
    files.addContentTypeParser([...importTypes], (_request: FastifyRequest, payload: unknown, done: (error: Error | null, body?: unknown) => void) =>
      done(null, payload),
    );
    files.post('/api/imports', { config: writeConfig }, async (request, reply) => {
      const { mapping, file_name = 'upload', dry_run = false } = parseQuery(request.query, startQuery);
      if (mapping === undefined) throw new AppError('bad_request', 'Name the mapping.', { issues: [{ pointer: '/mapping', message: 'missing' }] });
      if (!(request.body instanceof Readable)) throw new AppError('unsupported_media_type', `Send the file itself as ${importTypes.join(' or ')}.`);
      if (Number(request.headers['content-length'] ?? 0) > fileLimitBytes)
        throw new AppError('too_large', `A file to import is at most ${fileLimitBytes} bytes.`);
      const { id } = await imports.start(actorOf(request), {
        file_name,
        mapping,
        dry_run,
        content: limited(streamBody(request.body, importTypes.join(' or ')), fileLimitBytes),
      });
      return reply.code(202).header('location', `/api/imports/${id}`).send({ id });
    });
    registered();
  });

  app.get('/api/imports', { config: readConfig }, async (request) => {
    parseQuery(request.query, {});
    return { items: await imports.list(actorOf(request)) };
  });

  app.get('/api/imports/:id', { config: readConfig }, (request) => imports.get(actorOf(request), idOf(request)));

  app.get('/api/imports/:id/faults', { config: readConfig }, async (request, reply) => {
    const id = idOf(request);
    return sendFile(reply, 'text/csv; charset=utf-8', `faults-${id}.csv`, imports.faults(actorOf(request), id));
  });

  app.post('/api/imports/:id/cancel', { config: writeConfig }, (request) => imports.cancel(actorOf(request), idOf(request)));
}
