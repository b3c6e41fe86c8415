import type { Json } from './api-components.ts';
import { operation, pathParameter, ref } from './operation.ts';

const tag = 'views';

/** Calls about views that people made, and how they have set up their lists. */
export function viewPaths(): Json {
  return {
    '/api/views': {
      get: operation({ id: 'list_views', summary: 'Saved views and settings of lists', tag, answer: ref('SavedViewList') }),
      post: operation({ id: 'create_view', summary: 'Saves a view', tag, body: ref('SavedViewRequest'), status: 201, answer: ref('SavedView') }),
    },
    '/api/views/{id}': {
      parameters: [pathParameter('id', 'The saved view.')],
      patch: operation({ id: 'update_view', summary: 'Changes a saved view', tag, body: ref('SavedViewUpdate'), answer: ref('SavedView') }),
      delete: operation({ id: 'remove_view', summary: 'Removes a saved view', tag, status: 204 }),
    },
    '/api/list-settings/{object}': {
      parameters: [pathParameter('object', 'Name of the object.')],
      patch: operation({ id: 'set_list', summary: 'Sets up a list for oneself', tag, body: ref('ListSettingRequest'), answer: ref('ListSetting') }),
    },
  };
}
