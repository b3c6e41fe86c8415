import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ListSettingRequest, SavedViewRequest, SavedViewUpdate } from '../../../../schemas/generated/api.ts';
import type { Viewer } from '../../../views/saved-views.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { metadataRights } from '../../http/metadata-access.ts';
import { parseQuery } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';

interface ViewParams {
  readonly id: string;
}

const readConfig = { access: 'signed-in', scope: 'read', keepsToObjects: true } as const;
const writeConfig = { access: 'signed-in', scope: 'write', keepsToObjects: true } as const;
const parseView = bodyParser<SavedViewRequest>('saved-view-request');
const parseUpdate = bodyParser<SavedViewUpdate>('saved-view-update');
const parseSetting = bodyParser<ListSettingRequest>('list-setting-request');

/** Views that people made, and how each has set up their lists. */
export function viewRoutes(app: FastifyInstance, { models, views }: Pick<ApiDeps, 'models' | 'views'>): void {
  const viewer = (request: FastifyRequest): Viewer => {
    const [actor, model] = [actorOf(request), models.current()];
    const rights = metadataRights(model, actor);
    const objects = new Map([...model.objects].filter(([, object]) => rights.can(object, 'read')));
    return { actor, model, screens: { model, rights, objects } };
  };

  app.get('/api/views', { config: readConfig }, (request) => {
    parseQuery(request.query, {});
    return views.list(viewer(request));
  });

  app.post('/api/views', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    return reply.code(201).send(await views.create(viewer(request), parseView(request.body)));
  });

  app.patch<{ Params: ViewParams }>('/api/views/:id', { config: writeConfig }, (request) => {
    parseQuery(request.query, {});
    return views.update(viewer(request), request.params.id, parseUpdate(request.body));
  });

  app.delete<{ Params: ViewParams }>('/api/views/:id', { config: writeConfig }, async (request, reply) => {
    parseQuery(request.query, {});
    await views.remove(viewer(request), request.params.id);
    return reply.code(204).send();
  });

  app.patch<{ Params: { readonly object: string } }>('/api/list-settings/:object', { config: writeConfig }, (request) => {
    parseQuery(request.query, {});
    return views.set(viewer(request), request.params.object, parseSetting(request.body));
  });
}
