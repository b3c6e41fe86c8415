import type { FastifyInstance } from 'fastify';
import type { Destination, FavouritesRequest, PreferencesUpdate } from '../../../../schemas/generated/api.ts';
import type { UserActor } from '../../../access/actor.ts';
import type { Model } from '../../../metadata/model.ts';
import { readableView } from '../../../metadata/screens/readable-view.ts';
import { listFavourites, putFavourites } from '../../../own/favourites.ts';
import type { OwnContext, ShownScreens } from '../../../own/own-context.ts';
import { readPreferences, updatePreferences } from '../../../own/preferences.ts';
import { addRecent, listRecents } from '../../../own/recents.ts';
import type { ApiDeps } from '../../api-deps.ts';
import { actorOf } from '../../http/authentication.ts';
import { metadataRights } from '../../http/metadata-access.ts';
import { parseQuery } from '../../http/query-string.ts';
import { bodyParser } from '../../http/request-body.ts';

// A person's own things are for their screens: sessions, and tokens without limits.
const config = { access: 'signed-in' } as const;
const parseFavourites = bodyParser<FavouritesRequest>('favourites-request');
const parseDestination = bodyParser<Destination>('destination');
const parsePreferences = bodyParser<PreferencesUpdate>('preferences-update');

function shownScreens(model: Model, actor: UserActor): ShownScreens {
  const rights = metadataRights(model, actor);
  const objects = new Map([...model.objects].filter(([, object]) => rights.can(object, 'read')));
  return {
    object: (name) => objects.has(name),
    viewObject(name) {
      const view = model.views.get(name);
      return view && readableView({ model, rights, objects }, view)?.object;
    },
  };
}

/** What a person keeps for themselves: favourites, what they opened lately, preferences. Nobody else reads or writes it. */
export function ownRoutes(app: FastifyInstance, { database, models, clock }: Pick<ApiDeps, 'database' | 'models' | 'clock'>): void {
  const context: OwnContext = { database, models, clock, shownScreens };

  app.get('/api/me/favourites', { config }, (request) => {
    parseQuery(request.query, {});
    return listFavourites(context, actorOf(request));
  });

  app.put('/api/me/favourites', { config }, (request) => {
    parseQuery(request.query, {});
    return putFavourites(context, actorOf(request), parseFavourites(request.body).items);
  });

  app.get('/api/me/recents', { config }, (request) => {
    parseQuery(request.query, {});
    return listRecents(context, actorOf(request));
  });

  app.post('/api/me/recents', { config }, async (request, reply) => {
    parseQuery(request.query, {});
    await addRecent(context, actorOf(request), parseDestination(request.body));
    return reply.code(204).send();
  });

  app.get('/api/me/preferences', { config }, (request) => {
    parseQuery(request.query, {});
    return readPreferences(database, actorOf(request));
  });

  app.patch('/api/me/preferences', { config }, (request) => {
    parseQuery(request.query, {});
    return updatePreferences(database, actorOf(request), parsePreferences(request.body));
  });
}
