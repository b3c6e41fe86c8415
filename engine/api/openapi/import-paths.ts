import { apiComponents, type Json } from './api-components.ts';
import { operation, pathParameter, queryParameters, ref } from './operation.ts';

const id = pathParameter('id', 'Its id.');
const packed = { schema: { type: 'string', contentEncoding: 'binary' } };
const file: Json = {
  'text/csv': { schema: { type: 'string' } },
  'application/gzip': packed,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': packed,
};

/** Calls about imports of files. */
export function importPaths(): Json {
  return { ...runPaths(), ...wizardPaths() };
}

function runPaths(): Json {
  return {
    '/api/imports': {
      get: operation({ id: 'list_imports', summary: 'Your own imports', tag: 'imports', answer: ref('ImportList') }),
      post: operation({
        id: 'start_import',
        summary: 'Imports a file',
        tag: 'imports',
        parameters: queryParameters(apiComponents().ImportQuery),
        bodyContent: file,
        status: 202,
        answer: ref('ImportStarted'),
      }),
    },
    '/api/imports/{id}': { parameters: [id], get: operation({ id: 'get_import', summary: 'State of an import', tag: 'imports', answer: ref('Import') }) },
    '/api/imports/{id}/faults': {
      parameters: [id],
      get: operation({ id: 'import_faults', summary: 'Rows that were refused', tag: 'imports', answerContent: { 'text/csv': { schema: { type: 'string' } } } }),
    },
    '/api/imports/{id}/cancel': {
      parameters: [id],
      post: operation({ id: 'cancel_import', summary: 'Stops an import', tag: 'imports', answer: ref('Import') }),
    },
  };
}

function wizardPaths(): Json {
  return {
    '/api/imports/inspect': {
      post: operation({
        id: 'inspect_import',
        summary: 'Takes a file in and tells what was understood',
        tag: 'imports',
        parameters: queryParameters(apiComponents().ImportInspectQuery),
        bodyContent: file,
        status: 201,
        answer: ref('ImportInspected'),
      }),
    },
    '/api/imports/files/{id}/inspect': {
      parameters: [id],
      post: operation({
        id: 'inspect_staged_file',
        summary: 'Looks at a staged file once more',
        tag: 'imports',
        body: ref('ImportInspectRequest'),
        answer: ref('ImportInspected'),
      }),
    },
    '/api/imports/files/{id}/preview': {
      parameters: [id],
      post: operation({
        id: 'preview_import',
        summary: 'The first rows as they will be',
        tag: 'imports',
        body: ref('ImportPreviewRequest'),
        answer: ref('ImportPreview'),
      }),
    },
    '/api/imports/files/{id}/start': {
      parameters: [id],
      post: operation({
        id: 'start_staged_import',
        summary: 'Imports a staged file',
        tag: 'imports',
        body: ref('ImportStartRequest'),
        status: 202,
        answer: ref('ImportStarted'),
      }),
    },
    '/api/imports/files/{id}': {
      parameters: [id],
      delete: operation({ id: 'remove_staged_file', summary: 'Throws a staged file away', tag: 'imports', status: 204 }),
    },
    '/api/imports/mappings': {
      get: operation({ id: 'list_import_mappings', summary: 'Mappings that you saved', tag: 'imports', answer: ref('ImportMappingList') }),
      post: operation({
        id: 'save_import_mapping',
        summary: 'Saves a mapping',
        tag: 'imports',
        body: ref('ImportMappingRequest'),
        status: 201,
        answer: ref('ImportMappingSaved'),
      }),
    },
    '/api/imports/mappings/{id}': {
      parameters: [id],
      delete: operation({ id: 'remove_import_mapping', summary: 'Forgets a saved mapping', tag: 'imports', status: 204 }),
    },
  };
}
