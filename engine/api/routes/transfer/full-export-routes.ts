import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { FullExportRequest } from '../../../../schemas/generated/api.ts';
import type { ByteSink } from '../../../transfer/full-export/zip-writer.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { parseQuery } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';

interface IdParams {
  Params: { readonly id: string };
}

const config = { access: 'admin' } as const;
const parseRequest = bodyParser<FullExportRequest>('full-export-request');

/** The whole workspace as one archive: planned and logged first, then fetched once. */
export function fullExportRoutes(app: FastifyInstance, { fullExports, clock }: Pick<ApiDeps, 'fullExports' | 'clock'>): void {
  app.post('/api/full-exports', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    return reply.code(201).send(await fullExports.plan(actorOf(request), parseRequest(request.body).reason));
  });

  app.get<IdParams>('/api/full-exports/:id', { config }, (request) => fullExports.get(actorOf(request), request.params.id));

  app.get<IdParams>('/api/full-exports/:id/file', { config }, async (request, reply) => {
    const stream = new PassThrough();
    const begun = Promise.withResolvers<void>();
    const sink: ByteSink = async (bytes) => {
      begun.resolve();
      if (stream.destroyed) throw new Error('the receiver has gone');
      if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
    };
    fullExports.write(actorOf(request), request.params.id, sink).then(
      () => stream.end(),
      (error: unknown) => {
        begun.reject(error);
        stream.destroy();
      },
    );
    // A refusal is still answered as a problem and not as half an archive.
    await begun.promise;
    const name = `trellis-${clock().toISOString().slice(0, 10)}.zip`;
    return reply.headers({ 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` }).send(stream);
  });
}
