import type { Json } from './api-components.ts';
import { operation, pathParameter, queryParameter, ref } from './operation.ts';

const id = pathParameter('id', 'Its id.');
const limit = queryParameter('limit', 'Most items, at most 200.', { type: 'integer', minimum: 1, maximum: 200 });
const cursor = queryParameter('cursor', 'next_cursor of the page before.');
const page = [limit, cursor];
const object = pathParameter('object', 'Name of the object.');

/** Calls about the shares of single records. */
export function sharePaths(): Json {
  return {
    '/api/records/{object}/{id}/shares': {
      parameters: [object, id],
      get: operation({ id: 'list_shares', summary: 'With whom a record is shared', tag: 'shares', parameters: page, answer: ref('ShareList') }),
      post: operation({ id: 'create_share', summary: 'Shares a record', tag: 'shares', body: ref('ShareRequest'), status: 201, answer: ref('Share') }),
    },
    '/api/records/{object}/{id}/share-subjects': {
      parameters: [object, id],
      get: operation({
        id: 'find_share_subjects',
        summary: 'With whom a record can be shared',
        tag: 'shares',
        parameters: [queryParameter('search', 'Words of the name.')],
        answer: ref('ShareSubjects'),
      }),
    },
    '/api/records/{object}/{id}/shares/{share}': {
      parameters: [object, id, pathParameter('share', 'The share.')],
      delete: operation({ id: 'remove_share', summary: 'Removes a share', tag: 'shares', status: 204 }),
    },
  };
}

/** Calls of administrators about people, teams, territories and shares by rule. */
export function rightsPaths(): Json {
  return { ...peoplePaths(), ...teamPaths(), ...territoryPaths(), ...ruleAndLogPaths() };
}

function peoplePaths(): Json {
  const filters = [
    queryParameter('search', 'Words of name or address, blind to case and diacritics.'),
    queryParameter('active', 'Only those who may sign in, or may not.', { type: 'boolean' }),
  ];
  return {
    '/api/people': {
      get: operation({ id: 'list_people', summary: 'People', tag: 'people', parameters: [...filters, ...page], answer: ref('PersonList') }),
      post: operation({ id: 'create_person', summary: 'Adds a person', tag: 'people', body: ref('PersonRequest'), status: 201, answer: ref('PersonCreated') }),
    },
    '/api/people/{id}': {
      parameters: [id],
      get: operation({ id: 'get_person', summary: 'One person', tag: 'people', answer: ref('PersonAnswer') }),
      patch: operation({ id: 'update_person', summary: 'Changes or disables a person', tag: 'people', body: ref('PersonUpdate'), answer: ref('PersonAnswer') }),
    },
    '/api/people/{id}/password': {
      parameters: [id],
      post: operation({ id: 'reset_password', summary: 'Gives a new password', tag: 'people', answer: ref('PasswordAnswer') }),
    },
    '/api/people/{id}/hand-over': {
      parameters: [id],
      post: operation({
        id: 'hand_over',
        summary: 'Gives what a person has to another',
        tag: 'people',
        body: ref('HandOverRequest'),
        answer: ref('HandOverAnswer'),
      }),
    },
  };
}

function teamPaths(): Json {
  return {
    '/api/teams': {
      get: operation({ id: 'list_teams', summary: 'Teams', tag: 'teams', parameters: page, answer: ref('TeamList') }),
      post: operation({ id: 'create_team', summary: 'Makes a team', tag: 'teams', body: ref('TeamRequest'), status: 201, answer: ref('Team') }),
    },
    '/api/teams/{id}': {
      parameters: [id],
      get: operation({ id: 'get_team', summary: 'One team', tag: 'teams', answer: ref('Team') }),
      patch: operation({ id: 'update_team', summary: 'Changes a team', tag: 'teams', body: ref('TeamUpdate'), answer: ref('Team') }),
      delete: operation({ id: 'delete_team', summary: 'Deletes a team', tag: 'teams', status: 204 }),
    },
  };
}

function territoryPaths(): Json {
  const tag = 'territories';
  return {
    '/api/territories': {
      get: operation({ id: 'list_territories', summary: 'Territories', tag, parameters: page, answer: ref('TerritoryList') }),
      post: operation({ id: 'create_territory', summary: 'Makes a territory', tag, body: ref('TerritoryRequest'), status: 201, answer: ref('Territory') }),
    },
    '/api/territories/{id}': {
      parameters: [id],
      get: operation({ id: 'get_territory', summary: 'One territory, with counts of records', tag, answer: ref('Territory') }),
      patch: operation({ id: 'update_territory', summary: 'Changes a territory', tag, body: ref('TerritoryUpdate'), answer: ref('Territory') }),
      delete: operation({ id: 'delete_territory', summary: 'Deletes a territory', tag, status: 204 }),
    },
    '/api/territories/{id}/records/{object}/{record}': {
      parameters: [id, object, pathParameter('record', 'The record.')],
      put: operation({ id: 'place_record', summary: 'Places a record by hand', tag, status: 204 }),
      delete: operation({ id: 'unplace_record', summary: 'Takes a record out that was placed by hand', tag, status: 204 }),
    },
  };
}

function ruleAndLogPaths(): Json {
  return {
    '/api/share-rules': {
      get: operation({ id: 'list_share_rules', summary: 'Shares by rule', tag: 'shares', parameters: page, answer: ref('ShareRuleList') }),
      post: operation({
        id: 'create_share_rule',
        summary: 'Shares all records that meet a condition',
        tag: 'shares',
        body: ref('ShareRuleRequest'),
        status: 201,
        answer: ref('ShareRuleAnswer'),
      }),
    },
    '/api/share-rules/{id}': {
      parameters: [id],
      delete: operation({ id: 'remove_share_rule', summary: 'Removes a share by rule', tag: 'shares', status: 204 }),
    },
    '/api/access/changes': {
      get: operation({ id: 'list_rights_changes', summary: 'Who changed whose rights', tag: 'access', parameters: page, answer: ref('RightsChangeList') }),
    },
  };
}
