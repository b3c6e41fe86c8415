import type { Json } from './api-components.ts';
import { operation, ref } from './operation.ts';

/** Calls about what people keep for themselves. */
export function ownPaths(): Json {
  const tag = 'me';
  return {
    '/api/auth/password': {
      post: operation({ id: 'change_password', summary: 'Changes the own password', tag: 'auth', body: ref('PasswordRequest'), status: 204 }),
    },
    '/api/me/favourites': {
      get: operation({ id: 'list_favourites', summary: 'Own favourites', tag, answer: ref('FavouriteList') }),
      put: operation({ id: 'put_favourites', summary: 'Sets own favourites', tag, body: ref('FavouritesRequest'), answer: ref('FavouriteList') }),
    },
    '/api/me/recents': {
      get: operation({ id: 'list_recents', summary: 'What was opened lately', tag, answer: ref('RecentList') }),
      post: operation({ id: 'add_recent', summary: 'Notes that something was opened', tag, body: ref('Destination'), status: 204 }),
    },
    '/api/me/preferences': {
      get: operation({ id: 'get_preferences', summary: 'Own preferences', tag, answer: ref('Preferences') }),
      patch: operation({ id: 'update_preferences', summary: 'Changes own preferences', tag, body: ref('PreferencesUpdate'), answer: ref('Preferences') }),
    },
  };
}
