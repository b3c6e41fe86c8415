import type { FastifyInstance } from 'fastify';
import type { UserActor } from '../../access/actor.ts';
import { isAdmin } from '../../access/grants.ts';
import { AppError } from '../../errors/app-error.ts';
import { clientMetadata } from '../../metadata/client-metadata.ts';
import { formSchema } from '../../metadata/form-schema.ts';
import { readableObject } from '../../query/read-context.ts';
import type { ApiDeps } from '../api-deps.ts';
import { sendCached } from '../http/answers/send-cached.ts';
import { actorOf } from '../http/authentication.ts';
import { createGrantsCache, metadataRights } from '../http/metadata-access.ts';
import { oneOf, parseQuery } from '../http/query-string.ts';
import { documentKinds, type KindName, readableDocuments } from './metadata-documents.ts';

const config = { access: 'signed-in', scope: 'any', keepsToObjects: true } as const;
const formQuery = { locale: oneOf('vi', 'en') };

/** What the screens need, forms, and the documents themselves. */
export function metadataRoutes(app: FastifyInstance, { models }: Pick<ApiDeps, 'models'>): void {
  const cached = createGrantsCache();

  app.get('/api/metadata', { config }, (request, reply) => {
    parseQuery(request.query, {});
    const actor = actorOf(request);
    const model = models.current();
    return sendCached(
      request,
      reply,
      cached(model, actor, 'client', () => clientMetadata(model, metadataRights(model, actor))),
    );
  });

  app.get<{ Params: { object: string } }>('/api/metadata/forms/:object', { config }, (request, reply) => {
    const actor = actorOf(request);
    const { locale = actor.locale } = parseQuery(request.query, formQuery);
    const model = models.current();
    const object = readableObject({ model, actor }, request.params.object);
    const form = cached(model, actor, `form ${object.name} ${locale}`, () => formSchema(model, object, metadataRights(model, actor), locale));
    return sendCached(request, reply, form);
  });

  const documents = (actor: UserActor, kind: string) => {
    const known = documentKinds.find((name) => name === kind);
    if (known === undefined) throw new AppError('not_found', `There are no documents of kind "${kind}".`);
    return readableDocuments(models.current(), actor, isAdmin(models.current(), actor), known satisfies KindName);
  };

  app.get<{ Params: { kind: string } }>('/api/metadata/:kind', { config }, async (request) => {
    parseQuery(request.query, {});
    return { items: [...documents(actorOf(request), request.params.kind).values()] };
  });

  app.get<{ Params: { kind: string; name: string } }>('/api/metadata/:kind/:name', { config }, async (request) => {
    parseQuery(request.query, {});
    const { kind, name } = request.params;
    const document = documents(actorOf(request), kind).get(name);
    if (!document) throw new AppError('not_found', `There is no ${kind} "${name}" that you can see.`);
    return document;
  });
}
