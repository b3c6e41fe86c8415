import { accessLogPaths } from './access-log-paths.ts';
import { apiComponents, type Json } from './api-components.ts';
import { collaborationPaths } from './collaboration-paths.ts';
import { counterPaths } from './counter-paths.ts';
import { conversionPaths, trashPaths, wholePaths } from './data-paths.ts';
import { importPaths } from './import-paths.ts';
import { headerParameter, operation, pathParameter, queryParameter, queryParameters, ref } from './operation.ts';
import { ownPaths } from './own-paths.ts';
import { rightsPaths, sharePaths } from './rights-paths.ts';
import { viewPaths } from './view-paths.ts';

const id = pathParameter('id', 'Its id.');
const limit = queryParameter('limit', 'Most items.', { type: 'integer', minimum: 1 });
const anyJson: Json = { type: 'object', additionalProperties: true };

function bytes(type: string): Json {
  return { [type]: { schema: { type: 'string', contentEncoding: 'binary' } } };
}

/** Calls that do not depend on the Model. */
export function fixedPaths(admin: boolean): Json {
  const paths: Record<string, Json> = {
    '/api/auth/sign-in': {
      post: operation({ id: 'sign_in', summary: 'Opens a session', tag: 'auth', body: ref('SignInRequest'), answer: ref('SignedInAnswer'), public: true }),
    },
    '/api/auth/sign-out': { post: operation({ id: 'sign_out', summary: 'Ends the session', tag: 'auth', status: 204 }) },
    '/api/auth/sessions': {
      get: operation({ id: 'list_sessions', summary: 'Where one is signed in', tag: 'auth', answer: ref('SessionList') }),
      delete: operation({ id: 'end_other_sessions', summary: 'Ends all own sessions but this one', tag: 'auth', answer: ref('SessionsEnded') }),
    },
    '/api/auth/sessions/{id}': { parameters: [id], delete: operation({ id: 'end_session', summary: 'Ends an own session', tag: 'auth', status: 204 }) },
    '/api/auth/me': {
      get: operation({ id: 'me', summary: 'Who is signed in', tag: 'auth', answer: ref('MeAnswer'), public: true }),
      patch: operation({ id: 'update_me', summary: 'Changes own settings', tag: 'auth', body: ref('MeUpdate'), answer: ref('SignedInAnswer') }),
    },
    '/api/auth/demo': {
      get: operation({
        id: 'list_demo_people',
        summary: 'People of the demo whom one may sign in as, on the machine of the server only',
        tag: 'auth',
        answer: ref('DemoPeople'),
        public: true,
      }),
      post: operation({
        id: 'demo_sign_in',
        summary: 'Opens a session as a person of the demo',
        tag: 'auth',
        body: ref('DemoSignInRequest'),
        answer: ref('SignedInAnswer'),
        public: true,
      }),
    },
    '/api/tokens': {
      get: operation({ id: 'list_tokens', summary: 'Own API tokens', tag: 'auth', answer: ref('TokenList') }),
      post: operation({ id: 'create_token', summary: 'Makes an API token', tag: 'auth', body: ref('TokenRequest'), status: 201, answer: ref('TokenCreated') }),
    },
    '/api/tokens/{id}': { parameters: [id], delete: operation({ id: 'revoke_token', summary: 'Revokes an API token', tag: 'auth', status: 204 }) },
    '/api/search': {
      get: operation({
        id: 'search',
        summary: 'Finds records by text',
        tag: 'search',
        parameters: [queryParameter('q', 'The text.', { type: 'string' }, true), queryParameter('objects', 'Objects to search, separated by commas.'), limit],
        answer: ref('SearchAnswer'),
      }),
    },
    '/api/find': {
      get: operation({
        id: 'find_by_phone',
        summary: 'Finds records by the ending of a phone number',
        tag: 'search',
        parameters: [queryParameter('phone', 'At least three digits.', { type: 'string' }, true)],
        answer: ref('SearchAnswer'),
      }),
    },
    '/api/operations': {
      get: operation({ id: 'list_operations', summary: 'What was done', tag: 'operations', parameters: [limit], answer: ref('OperationList') }),
    },
    '/api/operations/{id}': {
      parameters: [id],
      get: operation({
        id: 'get_operation',
        summary: 'One operation; of an undo in the background how far it has come',
        tag: 'operations',
        answer: ref('Operation'),
      }),
    },
    '/api/operations/{id}/undo': {
      parameters: [id],
      post: operation({
        id: 'undo',
        summary: 'Takes an operation back',
        tag: 'operations',
        answer: ref('UndoAnswer'),
        otherwise: { status: 202, summary: 'It touched many records and is taken back in the background', answer: ref('UndoStarted') },
      }),
    },
    '/api/operations/{id}/cancel': {
      parameters: [id],
      post: operation({ id: 'cancel_operation', summary: 'Stops an undo in the background', tag: 'operations', answer: ref('Operation') }),
    },
    ...importPaths(),
    '/api/files': {
      post: operation({
        id: 'upload_file',
        summary: 'Takes in a file for a field of a record',
        tag: 'files',
        parameters: queryParameters(apiComponents().UploadQuery),
        bodyContent: bytes('application/octet-stream'),
        status: 201,
        answer: ref('StoredFile'),
      }),
    },
    '/api/files/{id}': {
      parameters: [id],
      get: operation({
        id: 'get_file',
        summary: 'The bytes of a file',
        tag: 'files',
        parameters: [
          queryParameter('inline', 'Shows images and PDF in place of downloading.', { type: 'boolean' }),
          headerParameter('Range', 'A part of it, such as bytes=0-1023: answered with 206.'),
          headerParameter('If-None-Match', 'The ETag held.'),
        ],
        answerContent: bytes('*/*'),
      }),
    },
    '/api/access/why': {
      get: operation({
        id: 'access_why',
        summary: 'Whether a person may do something, and why',
        tag: 'access',
        parameters: queryParameters(apiComponents().AccessWhyQuery),
        answer: ref('AccessWhy'),
      }),
    },
    '/api/events': {
      get: operation({
        id: 'events',
        summary: 'Server-sent events: records (RecordEvent), model (ModelEvent) and, for administrators, alert (AlertEvent)',
        tag: 'events',
        answerContent: { 'text/event-stream': { schema: { type: 'string' } } },
      }),
    },
    '/api/metadata': {
      get: operation({
        id: 'client_metadata',
        summary: 'All that screens need',
        tag: 'metadata',
        parameters: [headerParameter('If-None-Match', 'The ETag held.')],
        answer: ref('ClientMetadata'),
      }),
    },
    '/api/metadata/forms/{object}': {
      parameters: [pathParameter('object', 'Name of the object.')],
      get: operation({
        id: 'form',
        summary: 'The form of an object',
        tag: 'metadata',
        parameters: [queryParameter('locale', 'Language of labels.', { type: 'string', enum: ['vi', 'en'] })],
        answer: ref('FormDefinition'),
      }),
    },
    '/api/metadata/{kind}': {
      parameters: [pathParameter('kind', 'Kind of document.')],
      get: operation({ id: 'list_documents', summary: 'Documents of a kind', tag: 'metadata', answer: ref('DocumentList') }),
    },
    '/api/metadata/{kind}/{name}': {
      parameters: [pathParameter('kind', 'Kind of document.'), pathParameter('name', 'Its name.')],
      get: operation({ id: 'get_document', summary: 'One document', tag: 'metadata', answer: anyJson }),
    },
    '/health/live': { get: operation({ id: 'live', summary: 'The process lives', tag: 'health', answer: ref('Health'), public: true }) },
    '/health/ready': { get: operation({ id: 'ready', summary: 'Requests can be sent', tag: 'health', answer: ref('Health'), public: true }) },
  };
  return {
    ...paths,
    ...counterPaths(),
    ...sharePaths(),
    ...conversionPaths(),
    ...trashPaths(admin),
    ...ownPaths(),
    ...collaborationPaths(),
    ...viewPaths(),
    ...(admin ? { ...adminPaths(), ...rightsPaths(), ...wholePaths(), ...accessLogPaths() } : {}),
  };
}

function adminPaths(): Json {
  const step = (name: string, summary: string): Json => ({
    parameters: [id],
    post: operation({ id: `${name.replace('-', '_')}_change_set`, summary, tag: 'change sets', answer: ref('ChangeSet') }),
  });
  return {
    '/api/access/people/{id}': {
      parameters: [id],
      get: operation({ id: 'access_of_person', summary: 'What a person may do', tag: 'access', answer: ref('AccessOfPerson') }),
    },
    '/api/access/records/{object}/{id}': {
      parameters: [pathParameter('object', 'Name of the object.'), id],
      get: operation({ id: 'access_of_record', summary: 'Who may do what with a record', tag: 'access', answer: ref('AccessOfRecord') }),
    },
    '/api/access/what-if': {
      post: operation({ id: 'what_if', summary: 'What another role would change', tag: 'access', body: ref('WhatIfRequest'), answer: ref('WhatIf') }),
    },
    '/api/access/rows': {
      post: operation({
        id: 'grant_rows',
        summary: 'How many records a grant reaches',
        tag: 'access',
        body: ref('GrantRowsRequest'),
        answer: ref('GrantRows'),
      }),
    },
    '/api/metadata/change-sets': {
      get: operation({ id: 'list_change_sets', summary: 'Change sets', tag: 'change sets', parameters: [limit], answer: ref('ChangeSetList') }),
      post: operation({
        id: 'create_change_set',
        summary: 'Drafts a change set',
        tag: 'change sets',
        body: ref('ChangeSetRequest'),
        status: 201,
        answer: ref('ChangeSetCreated'),
      }),
    },
    '/api/metadata/change-sets/{id}': {
      parameters: [id],
      get: operation({ id: 'get_change_set', summary: 'One change set', tag: 'change sets', answer: ref('ChangeSet') }),
    },
    '/api/metadata/change-sets/{id}/plan': step('plan', 'Tells what it would do'),
    '/api/metadata/change-sets/{id}/apply': step('apply', 'Applies it'),
    '/api/metadata/change-sets/{id}/roll-back': step('roll-back', 'Takes it back'),
  };
}
